/** Names that the units of any district bear; a name with a place in it is the district's own and stays. */
export const unitNames = `
区政府=District Government
区政府办公室=District Government Office
区发展和改革局=District Development and Reform Bureau
区科技局=District Science and Technology Bureau
区教育局=District Education Bureau
区民政局=District Civil Affairs Bureau
区司法局=District Justice Bureau
区财政局=District Finance Bureau
区人力资源社会保障局=District Human Resources and Social Security Bureau
区住房城乡建设局=District Housing and Construction Bureau
区农业农村局=District Agriculture and Rural Affairs Bureau
区商务局=District Commerce Bureau
区卫生健康局=District Health Bureau
区退役军人局=District Veterans Affairs Bureau
区应急管理局=District Emergency Management Bureau
区审计局=District Audit Office
区统计局=District Statistics Bureau
区医疗保障局=District Healthcare Security Bureau
区市场监督管理局=District Market Supervision Bureau
区营商环境建设监督局=District Business Environment Bureau
区税务局=District Taxation Bureau
区图书馆=District Library
区档案馆=District Archives
区政务服务中心=District Government Service Centre
`;
