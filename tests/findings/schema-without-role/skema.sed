0,/krav: ja/{/krav: ja/d}
