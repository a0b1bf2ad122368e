// title: Figures that are given of something
// title.zh: 相关数据
// meaning: Figures as the texts give them: what is counted, the value in its unit, the time that it is of. In the order of period and name.
// meaning.zh: 文中给出的数据：指标、数值、单位、时期；按时期和指标排列。
// param subject: entity, e.g. 太平湾合作创新区
// columns: name text, value number, unit text, period date

g.V(entity(params.subject || "太平湾合作创新区")).out("<soe:figure>").unique()
  .save("<soe:figureName>", "name").save("<soe:figureValue>", "value")
  .saveOpt("<soe:figureUnit>", "unit").saveOpt("<soe:figurePeriod>", "period")
  .all();
