/ordliste: kommuner/d
