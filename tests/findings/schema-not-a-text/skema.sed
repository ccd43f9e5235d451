0,/etiket: Titel/s/etiket: Titel/etiket: [Titel]/
