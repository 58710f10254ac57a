import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openStorage, type Storage } from './local.ts';
import { openS3Storage } from './s3.ts';

/** The storage that the settings name: a bucket (`S3_URL`), or a folder of this machine. */
export const openFiles = ({ s3Url, dataDir }: Pick<Config, 's3Url' | 'dataDir'>): Storage =>
  s3Url ? openS3Storage(s3Url, join(dataDir, 'spool')) : openStorage(join(dataDir, 'files'));
