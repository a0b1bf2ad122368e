// title: Projects signed at an event
// title.zh: 活动签约的项目
// meaning: Projects that were signed at the event. Largest investment first.
// meaning.zh: 在该活动上签约的项目；按投资额从大到小。
// param event: entity Event, e.g. 招商项目三季度集中签约
// columns: project entity, investment amount

g.V(entity(params.event || "招商项目三季度集中签约")).in("<soe:signedAt>").unique().tag("project").saveOpt("<soe:investment>", "investment").all();
