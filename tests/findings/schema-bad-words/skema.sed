s/      ingen: .*/      - ingen/
