/^skema: 1/d
