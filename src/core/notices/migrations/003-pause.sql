insert into notices.template (name, subject, body, words, slots) values
  ('review.paused', '定时发布已暂停，请确认系统时间', '系统发现时钟不可靠：{原因}

在您核对并确认系统时间之前，所有定时发布都暂停，已经到时的也不会发布。请登录工作台，打开“系统时间”办理。', '系统时钟不可靠，定时发布暂停时', '{原因}');
