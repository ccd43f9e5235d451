s/    maks: 80/    maksimum: 80/
