s/et_af: \[trin\]/et_af: [klassetrin]/
