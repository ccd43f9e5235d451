s/type: trin/type: klassetrin/
