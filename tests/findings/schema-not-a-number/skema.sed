s/maks: 80/maks: firs/
