-- A list as another system keeps it, read in and looked at before anything is drafted from it.
create table services.import (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  name text not null check (length(name) between 1 and 200),
  -- the cells as they came: heads, and lines of texts; emptied when the import has ended
  heads text[] not null check (cardinality(heads) between 1 and 200),
  lines jsonb not null,
  -- which element each column is; null for a column that is passed over
  columns text[] not null,
  -- what is the same for every line and stands in no column, by element
  common jsonb not null default '{}',
  read_by bigint references people.person (id),
  read_at timestamptz not null default now(),
  drafted int,
  changed int,
  unchanged int,
  finished_at timestamptz,
  check (cardinality(columns) = cardinality(heads)),
  check ((finished_at is null) = (drafted is null))
);

-- A service item is a publication; by its code, or its name in its unit, the same line of a list finds it again.
create table services.item (
  document bigint primary key references publications.document (id),
  code text check (length(code) between 1 and 60),
  import bigint references services.import (id)
);
create index item_code on services.item (code);
create index item_import on services.item (import);

-- What could not be drafted, kept as the report of the import.
create table services.problem (
  id bigint generated always as identity primary key,
  import bigint not null references services.import (id),
  line int not null check (line > 0),
  title text not null default '',
  sentence text not null
);
create index problem_import on services.problem (import, id);

-- The office's lists: what an element may be. 「县级＝县、区级」 is 县级, also written 县 or 区级.
create table services.list (
  name text primary key check (name ~ '^[a-zA-Z]{2,30}$'),
  words text[] not null check (cardinality(words) between 1 and 300),
  set_by bigint references people.person (id),
  set_at timestamptz not null default now()
);

-- Heads under which other lists have an element, beside its own name.
create table services.heading (
  element text primary key check (element ~ '^[a-zA-Z]{2,30}$'),
  words text[] not null check (cardinality(words) <= 100),
  set_by bigint references people.person (id),
  set_at timestamptz not null default now()
);

-- Usual words to begin with; every office changes them.
insert into services.list (name, words) values
  ('type', '{行政许可＝许可,行政确认,行政裁决,行政给付,行政奖励,行政备案,行政检查,行政处罚,行政强制,行政征收,其他行政权力＝其他、其他权力,公共服务}'),
  ('caseType', '{即办件＝即时办结,承诺件,上报件,联办件}'),
  ('level', '{国家级＝国,省级＝省,市级＝市、设区的市级,县级＝县、区级、区县级,乡级＝乡、镇、街道、乡镇级,村级＝村、社区}'),
  ('organNature', '{法定机关＝法定、行政机关,授权组织＝授权,受委托组织＝委托、受委托机关}'),
  ('audience', '{自然人＝个人,企业法人＝企业、法人,事业法人＝事业单位,社会组织法人＝社会组织,非法人企业,行政机关＝机关,其他组织＝其他}'),
  ('topic', '{生育收养,户籍办理,民族宗教,教育科研,入伍服役,就业创业,设立变更,准营准办,职业资格,婚姻登记,优待抚恤,规划建设,住房保障,社会保障＝社会保险,社会救助,证件办理,交通出行,旅游观光,出境入境,消费维权,公共安全,司法公证,知识产权,环保绿化,文化体育,公用事业,医疗卫生,离职退休,死亡殡葬,资质认证,年检年审,税收财务,人力资源,投资审批,融资信贷,抵押质押,商务贸易,招标拍卖,农林牧渔,国土和规划建设,交通运输,水务气象,科技创新,文体教育,质量技术,安全生产,法人注销,档案文物,其他}'),
  ('materialKind', '{原件,复印件,原件和复印件,原件或复印件}'),
  ('materialForm', '{纸质,电子,纸质或电子＝均可、纸质和电子}'),
  ('need', '{必要＝是、必需、必须,非必要＝否、非必需,容缺后补＝容缺}'),
  ('depth', '{互联网咨询＝Ⅰ级、I、Ⅰ,互联网预审＝Ⅱ级、II、Ⅱ,互联网受理＝Ⅲ级、III、Ⅲ,全程网办＝Ⅳ级、IV、Ⅳ}'),
  ('scope', '{全国,跨省,全省,全市,全县＝全区、本区}'),
  ('resultType', '{证照,批文,其他}'),
  ('yes', '{是＝有、支持、可以、1、true、Y,否＝无、没有、不支持、不可以、0、false、N}'),
  ('catchAll', '{其他材料,其他相关材料,其他有关材料,其他证明材料,其他佐证材料,其他必要材料,其他需要的材料,其他需要提交的材料,其他应当提交的材料,其他规定的材料,其他资料,其他文件,相关材料,有关材料,相关证明材料,有关证明材料,相关资料,其他}'),
  ('nothing', '{无,无。,暂无,没有,空,/,-,—,null,NULL}');

insert into services.heading (element, words) values
  ('title', '{名称,事项,服务事项名称,政务服务事项名称,业务办理项名称,职权名称,TASK_NAME}'),
  ('organ', '{实施机关,实施主体,实施主体名称,实施机构,责任单位,办理单位,受理机构,承办机构,部门,DEPT_NAME}'),
  ('organNature', '{实施主体性质,DEPT_TYPE}'),
  ('delegated', '{受托机构,委托机关,ENTRUST_NAME}'),
  ('joint', '{联办部门,UNION_ORG}'),
  ('type', '{类型,事项性质,权力类型,职权类型,TASK_TYPE_TEXT}'),
  ('caseType', '{办件类别,PROJECT_TYPE}'),
  ('level', '{实施层级,行政层级,USE_LEVEL}'),
  ('audience', '{服务对象类型,办理对象,申请主体,适用对象,SERVE_TYPE}'),
  ('topics', '{办事主题,主题,面向自然人事项主题分类,面向法人事项主题分类,THEME_TYPE}'),
  ('basicCode', '{基本目录编码,目录编码,CATALOG_CODE}'),
  ('code', '{事项编码,实施清单编码,编码,TASK_CODE}'),
  ('itemCode', '{办理项编码,TASK_HANDLE_ITEM}'),
  ('version', '{版本,TASK_VERSION}'),
  ('conditions', '{受理条件,办理条件,受理标准,ACCEPT_CONDITION}'),
  ('quantity', '{审批数量限制,LIMIT_NUM}'),
  ('bases', '{实施依据,法律依据,政策依据,设立依据,依据,BY_LAW}'),
  ('materials', '{申请材料,申报材料,所需材料,材料清单,材料}'),
  ('location', '{地点,受理地点,办公地址,窗口地址,办理窗口,TRANSACT_ADDR}'),
  ('hours', '{受理时间,办公时间,TRANSACT_TIME}'),
  ('phone', '{咨询电话,咨询方式,电话,LINK_WAY}'),
  ('complaint', '{投诉电话,监督电话,监督投诉方式,监督投诉渠道,SUPERVISE_WAY}'),
  ('statutory', '{法定时限,法定期限,法定办理时限,ANTICIPATE_DAY}'),
  ('promised', '{承诺时限,承诺期限,承诺办理时限,PROMISE_DAY}'),
  ('steps', '{流程,办理程序,办事流程,工作流程}'),
  ('charged', '{收费,是否收取费用,IS_FEE}'),
  ('fees', '{收费项目,收费依据和标准,收费情况}'),
  ('resultName', '{审批结果,结果名称,RESULT_NAME}'),
  ('online', '{是否网办,网上办理,是否可网上办理,IS_ONLINE}'),
  ('depth', '{网上办理深度,LINE_TYPE}'),
  ('url', '{网办地址,在线办理地址,办理网址,申请网址,ONLINE_URL}'),
  ('visits', '{到现场次数,跑动次数,LIMIT_SCENE_NUM}'),
  ('scope', '{通办,跨域通办范围}'),
  ('courier', '{物流快递,是否支持快递,IS_EXPRESS}'),
  ('appointment', '{预约办理,网上预约,是否支持预约办理}'),
  ('checkedOn', '{核对日期,最后更新日期}');
