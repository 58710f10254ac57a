import { addDays, formatDay, yearOf } from '../../src/platform/time.ts';
import { hall, libraryHours } from './facts.ts';
import { type DemoText, official, picture, prose, table } from './text.ts';

/** When each policy was signed. Two are of years before: the older site published them two days later. */
export const signedOn = (today: string) => ({
  old: addDays(today, -760),
  estates: addDays(today, -420),
  policy: addDays(today, -1),
});

const numberOf = (series: string, day: string, serial: number) => `${series}〔${yearOf(day)}〕${serial}号`;

/** Policies and their interpretations as they stand on a day. */
export function demoPolicies(today: string): Record<string, DemoText> {
  const { old: oldDay, estates: estatesDay, policy: day } = signedOn(today);
  const [oldFirst, estatesFirst] = [addDays(oldDay, 2), addDays(estatesDay, 2)];
  const office = { unit: 'office', metadata: { source: '区政府办公室', subject: '政务公开', formedOn: day } } as const;
  const older = { unit: 'office', metadata: { ...office.metadata, formedOn: oldDay } } as const;
  const housing = {
    unit: 'housing',
    metadata: {
      ...{ source: '区住房城乡建设局', subject: '城乡建设、环境保护', formedOn: estatesDay, contact: '0415-0000015' },
    },
  } as const;
  return {
    oldReadingPoints: {
      ...older,
      first: () => oldFirst,
      key: 'oldReadingPoints',
      kind: 'policy',
      title: '振兴区人民政府办公室关于印发《振兴区政务公开专区管理暂行办法》的通知',
      metadata: {
        ...older.metadata,
        number: numberOf('振政办发', oldDay, 9),
        genre: '通知',
        keywords: ['政务公开专区', '管理', '办法'],
        recipients: '各街道办事处，汤池镇人民政府，区直各部门',
      },
      body: official(
        '各街道办事处，汤池镇人民政府，区直各部门',
        '振兴区人民政府办公室',
        formatDay(oldDay),
        '现将《振兴区政务公开专区管理暂行办法》印发给你们，请认真贯彻执行。',
        '一、设置范围',
        '区政务服务中心、区档案馆、区图书馆应当设置政务公开专区，配备查阅设备和工作人员。',
        '二、服务内容',
        '专区提供政府信息查阅、政府信息公开申请接收、政策咨询和办事引导服务。',
        '三、开放时间',
        '专区在工作日 8:30—17:00 开放。',
      ),
    },
    oldReadingPointsExplained: {
      ...older,
      first: () => oldFirst,
      key: 'oldReadingPointsExplained',
      kind: 'interpretation',
      title: '《振兴区政务公开专区管理暂行办法》解读',
      metadata: { ...older.metadata, form: '文字解读', interpreter: '政务公开科' },
      body: prose(
        '一、为什么要制定暂行办法',
        '群众在办事大厅、图书馆查阅政府文件，过去没有固定的地方。暂行办法要求三类场所设置专区。',
        '二、专区能办什么',
        '可以查文件、问政策、交申请，不收取任何费用。',
      ),
    },
    readingPoints: {
      ...office,
      key: 'readingPoints',
      kind: 'policy',
      title: '振兴区人民政府办公室关于印发《振兴区政务公开专区管理办法》的通知',
      metadata: {
        ...office.metadata,
        genre: '通知',
        keywords: ['政务公开专区', '管理', '办法'],
        recipients: '各街道办事处，汤池镇人民政府，区直各部门',
        abstract: '规定政务公开专区的设置、服务内容、开放时间和监督，自印发之日起施行，暂行办法同时废止。',
        effectiveOn: day,
        contact: '0415-0000002',
      },
      body: official(
        '各街道办事处，汤池镇人民政府，区直各部门',
        '振兴区人民政府办公室',
        formatDay(day),
        '《振兴区政务公开专区管理办法》已经区政府同意，现印发给你们，请结合实际认真贯彻落实。',
        '一、总则',
        '第一条　为了规范政务公开专区的设置和服务，方便公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，制定本办法。',
        '第二条　本办法所称政务公开专区，是指在政务服务场所、国家档案馆、公共图书馆和各镇街便民服务中心设置的，供公众查阅政府信息、提出申请、咨询政策的场所。',
        '二、设置',
        '第三条　区政务服务中心、区档案馆、区图书馆和各镇街便民服务中心应当设置专区，并在入口处设置统一标识。',
        '第四条　专区应当配备查阅设备、无障碍设施、老花镜和纸质文件架，由专人负责。',
        table(
          '专区设置标准',
          ['场所', '查阅设备（台）', '专职人员（人）', '开放时间'],
          ['区政务服务中心', '4', '2', `${hall.workdays}，${hall.saturday}`],
          ['区档案馆', '2', '1', `${hall.workdays}，${hall.saturday}`],
          ['区图书馆', '2', '1', `${libraryHours.days} ${libraryHours.times}`],
          ['各镇街便民服务中心', '1', '1', '工作日'],
        ),
        '三、服务',
        '第五条　专区提供下列服务：（一）政府信息查阅、下载和打印；（二）接收政府信息公开申请；（三）政策咨询和办事引导；（四）意见建议收集。',
        '第六条　对老年人、残疾人等阅读有困难的，工作人员应当提供朗读、代填等帮助。',
        '四、监督',
        '第七条　区政府办公室每季度检查一次专区运行情况，检查结果在区政府门户网站公布。',
        '第八条　本办法自印发之日起施行，《振兴区政务公开专区管理暂行办法》同时废止。',
      ),
    },
    readingPointsExplained: {
      ...office,
      key: 'readingPointsExplained',
      kind: 'interpretation',
      title: '《振兴区政务公开专区管理办法》解读：家门口就能查文件、问政策',
      metadata: { ...office.metadata, form: '文字解读', interpreter: '区政府办公室负责人' },
      body: prose(
        '一、办法出台的背景',
        '暂行办法施行以来，三处专区接待群众查阅和咨询，但镇街群众仍要跑到区里。办法把专区延伸到各镇街便民服务中心。',
        '二、主要变化',
        '一是范围扩大，镇街便民服务中心都要设专区；二是时间延长，区政务服务中心、区档案馆周六上午也开放；三是照顾更周到，为阅读有困难的群众提供朗读和代填。',
        '三、怎样使用',
        '查阅不需要证件，也不收费；提出政府信息公开申请的，请带本人身份证件。也可以拨打 8890 先问一问离家最近的专区。',
      ),
    },
    readingPointsAnswered: {
      ...office,
      key: 'readingPointsAnswered',
      kind: 'interpretation',
      title: '关于政务公开专区的五个问答',
      metadata: { ...office.metadata, form: '简明问答', interpreter: '政务公开科' },
      body: prose(
        '一、哪里有专区',
        `区政务服务中心（演示路 2 号）、区档案馆（演示路 3 号）、区图书馆（演示路 5 号）和各镇街便民服务中心。离家最近的专区可以拨打 8890 询问。`,
        '二、要带什么证件',
        '查阅不需要证件；提出政府信息公开申请的，请带本人身份证件。',
        '三、收费吗',
        '查阅、咨询不收费。',
        '四、不会用电脑怎么办',
        '工作人员可以代查、朗读，也可以代填申请表。',
        '五、周末开放吗',
        `区政务服务中心、区档案馆${hall.saturday} 开放，区图书馆${libraryHours.days} ${libraryHours.times} 开放。镇街便民服务中心只在工作日开放。`,
      ),
    },
    oldEstates: {
      ...housing,
      first: () => estatesFirst,
      key: 'oldEstates',
      kind: 'policy',
      title:
        '振兴区住房城乡建设局关于印发振兴区城镇老旧小区改造项目申报、方案征求意见、施工公示和竣工验收有关工作程序（试行）的通知',
      metadata: {
        ...housing.metadata,
        number: numberOf('振住建发', estatesDay, 5),
        genre: '通知',
        keywords: ['老旧小区', '改造', '程序'],
        recipients: '各街道办事处，各有关单位',
        abstract: '规定老旧小区改造从申报到验收的四个步骤、公示内容和居民参与办法，试行两年。',
        effectiveOn: estatesDay,
        expiresOn: addDays(estatesDay, 730),
      },
      body: official(
        '各街道办事处，各有关单位',
        '振兴区住房城乡建设局',
        formatDay(estatesDay),
        '为规范城镇老旧小区改造工作，保障居民知情权、参与权和监督权，现将有关工作程序（试行）印发给你们。',
        '一、申报',
        '社区居民委员会征求居民意见，同意改造的户数达到三分之二以上的，可以向街道办事处申报。',
        '二、方案征求意见',
        '设计方案应当在小区内公示不少于十五日，并在区政府门户网站征求意见。意见的采纳情况应当公布。',
        '三、施工公示',
        '施工现场应当公示项目名称、建设内容、工期、责任单位和监督电话。',
        '四、竣工验收',
        '竣工验收应当邀请居民代表参加，验收结果在小区内公示不少于七日。',
      ),
    },
    oldEstatesDrawn: {
      ...housing,
      first: () => estatesFirst,
      key: 'oldEstatesDrawn',
      kind: 'interpretation',
      title: '一图读懂振兴区城镇老旧小区改造工作程序',
      metadata: {
        ...housing.metadata,
        form: '图解',
        interpreter: '物业科',
        transcript:
          '老旧小区改造，分四步走。每一步居民都能参与、能监督。\n第一步，申报：同意的户数达到三分之二以上，社区向街道办事处申报。居民说得上话：同不同意改造，社区居民委员会征求各户意见。\n第二步，征求意见：设计方案公示不少于 15 日，网上同步收集，采纳情况公布。居民提得出意见：对设计方案有意见的，可以当面、写信或者在网上提出。\n第三步，施工：现场公示内容、工期、责任单位和监督电话。居民问得到人：对施工有疑问的，可以拨打监督电话。\n第四步，验收：居民代表一同参加，结果公示不少于 7 日。居民评得了效果：可以推选代表参加验收。\n咨询电话 0415-0000015。',
      },
      body: prose(
        '从申报到验收，老旧小区改造分四步，每一步居民都能参与、能监督。',
        picture(
          '老旧小区改造四步图：一申报，同意的户数达到三分之二以上；二征求意见；三施工；四验收。图中全部文字见下方图解全文。',
          960,
          1480,
          '老旧小区改造四步图',
        ),
      ),
    },
  };
}
