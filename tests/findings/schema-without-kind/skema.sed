/^dr:/,/krav: ja/d
