0,/^  titel:$/s/^  titel:$/  undertitel: tekst\n&/
