s/    etiket: Deling/&\n    rolle: trin/
