s/valg: \[.*\]/valg: fri/
