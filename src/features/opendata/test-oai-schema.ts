/**
 * The XML schemas of OAI-PMH 2.0 and of its Dublin Core, as the specification states them (openarchives.org, "XML Schema for
 * Validating Responses to OAI-PMH Requests" and "oai_dc"; DCMI simpledc20021212), without their annotations.
 */
const word = "[A-Za-z0-9\\-_\\.!~\\*'\\(\\)]+";

const enumeration = (name: string, values: string[]) => `
  <simpleType name="${name}"><restriction base="string">
    ${values.map((value) => `<enumeration value="${value}"/>`).join('')}
  </restriction></simpleType>`;
const pattern = (name: string, base: string, value: string) =>
  `<simpleType name="${name}"><restriction base="${base}"><pattern value="${value}"/></restriction></simpleType>`;
const sequence = (name: string, ...elements: string[]) =>
  `<complexType name="${name}"><sequence>${elements.join('')}</sequence></complexType>`;
const element = (name: string, type: string, more = '') => `<element name="${name}" type="${type}" ${more}/>`;
const many = 'maxOccurs="unbounded"';
const anyMany = 'minOccurs="0" maxOccurs="unbounded"';
const any = '<any namespace="##other" processContents="strict"/>';

const verbs = ['Identify', 'ListMetadataFormats', 'ListSets', 'GetRecord', 'ListIdentifiers', 'ListRecords'];
const errors = [
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'badArgument',
  'badVerb',
  'noMetadataFormats',
  'noRecordsMatch',
  'badResumptionToken',
  'noSetHierarchy',
];

const oai = `<schema targetNamespace="http://www.openarchives.org/OAI/2.0/" xmlns="http://www.w3.org/2001/XMLSchema"
  xmlns:oai="http://www.openarchives.org/OAI/2.0/" elementFormDefault="qualified" attributeFormDefault="unqualified">
  <element name="OAI-PMH" type="oai:OAI-PMHtype"/>
  <complexType name="OAI-PMHtype"><sequence>
    <element name="responseDate" type="dateTime"/>
    <element name="request" type="oai:requestType"/>
    <choice>
      <element name="error" type="oai:OAI-PMHerrorType" maxOccurs="unbounded"/>
      ${verbs.map((verb) => element(verb, `oai:${verb}Type`)).join('')}
    </choice>
  </sequence></complexType>
  <complexType name="requestType"><simpleContent><extension base="anyURI">
    <attribute name="verb" type="oai:verbType" use="optional"/>
    <attribute name="identifier" type="oai:identifierType" use="optional"/>
    <attribute name="metadataPrefix" type="oai:metadataPrefixType" use="optional"/>
    <attribute name="from" type="oai:UTCdatetimeType" use="optional"/>
    <attribute name="until" type="oai:UTCdatetimeType" use="optional"/>
    <attribute name="set" type="oai:setSpecType" use="optional"/>
    <attribute name="resumptionToken" type="string" use="optional"/>
  </extension></simpleContent></complexType>
  ${enumeration('verbType', verbs)}
  <complexType name="OAI-PMHerrorType"><simpleContent><extension base="string">
    <attribute name="code" type="oai:OAI-PMHerrorcodeType" use="required"/>
  </extension></simpleContent></complexType>
  ${enumeration('OAI-PMHerrorcodeType', errors)}
  ${sequence(
    'IdentifyType',
    element('repositoryName', 'string'),
    element('baseURL', 'anyURI'),
    element('protocolVersion', 'oai:protocolVersionType'),
    element('adminEmail', 'oai:emailType', many),
    element('earliestDatestamp', 'oai:UTCdatetimeType'),
    element('deletedRecord', 'oai:deletedRecordType'),
    element('granularity', 'oai:granularityType'),
    element('compression', 'string', anyMany),
    element('description', 'oai:descriptionType', anyMany),
  )}
  ${sequence('ListMetadataFormatsType', element('metadataFormat', 'oai:metadataFormatType', many))}
  ${sequence('ListSetsType', element('set', 'oai:setType', many), element('resumptionToken', 'oai:resumptionTokenType', 'minOccurs="0"'))}
  ${sequence('GetRecordType', element('record', 'oai:recordType'))}
  ${sequence('ListRecordsType', element('record', 'oai:recordType', many), element('resumptionToken', 'oai:resumptionTokenType', 'minOccurs="0"'))}
  ${sequence('ListIdentifiersType', element('header', 'oai:headerType', many), element('resumptionToken', 'oai:resumptionTokenType', 'minOccurs="0"'))}
  ${sequence('recordType', element('header', 'oai:headerType'), element('metadata', 'oai:metadataType', 'minOccurs="0"'), element('about', 'oai:aboutType', anyMany))}
  <complexType name="headerType"><sequence>
    <element name="identifier" type="oai:identifierType"/>
    <element name="datestamp" type="oai:UTCdatetimeType"/>
    <element name="setSpec" type="oai:setSpecType" ${anyMany}/>
  </sequence><attribute name="status" type="oai:statusType" use="optional"/></complexType>
  <simpleType name="identifierType"><restriction base="anyURI"/></simpleType>
  ${enumeration('statusType', ['deleted'])}
  ${sequence('metadataType', any)}
  ${sequence('aboutType', any)}
  ${sequence('descriptionType', any)}
  <complexType name="resumptionTokenType"><simpleContent><extension base="string">
    <attribute name="expirationDate" type="dateTime" use="optional"/>
    <attribute name="completeListSize" type="positiveInteger" use="optional"/>
    <attribute name="cursor" type="nonNegativeInteger" use="optional"/>
  </extension></simpleContent></complexType>
  ${sequence('metadataFormatType', element('metadataPrefix', 'oai:metadataPrefixType'), element('schema', 'anyURI'), element('metadataNamespace', 'anyURI'))}
  ${sequence('setType', element('setSpec', 'oai:setSpecType'), element('setName', 'string'), element('setDescription', 'oai:descriptionType', anyMany))}
  ${enumeration('protocolVersionType', ['2.0'])}
  ${pattern('emailType', 'string', '\\S+@(\\S+\\.)+\\S+')}
  ${enumeration('deletedRecordType', ['no', 'persistent', 'transient'])}
  ${enumeration('granularityType', ['YYYY-MM-DD', 'YYYY-MM-DDThh:mm:ssZ'])}
  ${pattern('UTCdateTimeZType', 'dateTime', '.*Z')}
  <simpleType name="UTCdatetimeType"><union memberTypes="date oai:UTCdateTimeZType"/></simpleType>
  ${pattern('metadataPrefixType', 'string', word)}
  ${pattern('setSpecType', 'string', `(${word})(:${word})*`)}
</schema>`;

const dcElements = [
  'title',
  'creator',
  'subject',
  'description',
  'publisher',
  'contributor',
  'date',
  'type',
  'format',
  'identifier',
  'source',
  'language',
  'relation',
  'coverage',
  'rights',
];

const simpleDc = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://purl.org/dc/elements/1.1/"
  targetNamespace="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified" attributeFormDefault="unqualified">
  ${dcElements.map((name) => `<xs:element name="${name}" type="elementType"/>`).join('')}
  <xs:complexType name="elementType"><xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType>
</xs:schema>`;

const oaiDc = `<schema targetNamespace="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns="http://www.w3.org/2001/XMLSchema"
  xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified">
  <import namespace="http://purl.org/dc/elements/1.1/" schemaLocation="simpledc20021212.xsd"/>
  <element name="dc" type="oai_dc:oai_dcType"/>
  <complexType name="oai_dcType"><choice minOccurs="0" maxOccurs="unbounded">
    ${dcElements.map((name) => `<element ref="dc:${name}"/>`).join('')}
  </choice></complexType>
</schema>`;

export const schema = `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:both">
  <import namespace="http://www.openarchives.org/OAI/2.0/" schemaLocation="OAI-PMH.xsd"/>
  <import namespace="http://www.openarchives.org/OAI/2.0/oai_dc/" schemaLocation="oai_dc.xsd"/>
</schema>`;

export const imported = [
  { fileName: 'OAI-PMH.xsd', contents: oai },
  { fileName: 'oai_dc.xsd', contents: oaiDc },
  { fileName: 'simpledc20021212.xsd', contents: simpleDc },
];
