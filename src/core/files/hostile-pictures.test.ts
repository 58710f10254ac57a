// A survey: hostile files. Told on one server.
import { deflateSync } from 'node:zlib';
import * as picture from './extract/test-pictures.ts';
import { endAsTheyShould } from './test-hostile.ts';

const cut = (bytes: Buffer, length: number) => bytes.subarray(0, length);
const html = Buffer.from('<html><script>alert(document.cookie)</script></html>');

endAsTheyShould('A picture that leaks', [
  [
    'the place and the telephone, and stays turned',
    '现场.jpg',
    () => picture.jpegWith(picture.exifSegment()),
    { cleaned: ['exif', 'gps'], without: ['张三的手机'] },
  ],
  [
    'who edited it',
    '现场.jpg',
    () => picture.jpegWith(picture.xmpSegment),
    { cleaned: ['xmp'], without: ['拍摄者张三'] },
  ],
  [
    'a comment',
    '现场.jpg',
    () => picture.jpegWith(picture.commentSegment),
    { cleaned: ['picture_text'], without: ['内部材料'] },
  ],
  [
    'text in a PNG',
    '图.png',
    () => picture.pngOf(4, 4, [picture.pngText]),
    { cleaned: ['picture_text'], without: ['Zhang San'] },
  ],
  [
    'the place in a PNG',
    '图.png',
    () => picture.pngOf(4, 4, [picture.pngExif()]),
    { cleaned: ['exif', 'gps'], without: ['张三的手机'] },
  ],
  [
    'the place in a WebP',
    '图.webp',
    () => picture.webpWith(['EXIF', picture.exifWithPlace()], ['XMP ', Buffer.from('作者张三')]),
    { cleaned: ['exif', 'gps', 'xmp'], without: ['作者张三', '张三的手机'] },
  ],
]);

endAsTheyShould('A picture that is something else as well', [
  [
    'a web page behind a JPEG',
    '现场.jpg',
    () => Buffer.concat([picture.jpeg, html]),
    { cleaned: ['trailing_bytes'], without: ['alert('] },
  ],
  [
    'a web page in the comment of a JPEG',
    '现场.jpg',
    () => picture.jpegWith(Buffer.concat([Buffer.from([0xff, 0xfe, 0, html.length + 2]), html])),
    { cleaned: ['picture_text'], without: ['alert('] },
  ],
  [
    'a package behind a PNG',
    '图.png',
    () => Buffer.concat([picture.pngOf(4, 4), Buffer.from('PK\x03\x04 附带的压缩包')]),
    { cleaned: ['trailing_bytes'], without: ['附带的压缩包'] },
  ],
  [
    'a script that begins as a GIF',
    '图.gif',
    () => Buffer.from('GIF89a/*\x00\x00\x00\x00*/=1;alert(1)//'),
    { refused: /不完整/ },
  ],
  [
    'a GIF with a comment that is a script',
    '图.gif',
    () =>
      Buffer.concat([
        picture.gif.subarray(0, 19),
        Buffer.from([0x21, 0xfe, 8]),
        Buffer.from('alert(1)'),
        Buffer.from([0]),
        picture.gif.subarray(19),
      ]),
    { cleaned: ['picture_text'], without: ['alert('] },
  ],
  ['a web page under the name of a picture', '图.png', () => html, { refused: /网页/ }],
]);

endAsTheyShould('A picture that would fill the memory or shows half', [
  [
    'ten thousand million points in a hundred bytes',
    '图.png',
    () => picture.pngOf(100_000, 100_000, [], deflateSync(Buffer.alloc(100))),
    { refused: /像素/ },
  ],
  [
    'more data than its head tells',
    '图.png',
    () => picture.pngOf(10, 10, [], deflateSync(Buffer.alloc(300 * 1024 ** 2))),
    { refused: /比它自己说的大/ },
  ],
  [
    'less data than its head tells',
    '图.png',
    () => picture.pngOf(1000, 1000, [], deflateSync(Buffer.alloc(100))),
    { refused: /不完整/ },
  ],
  ['a PNG cut in the middle', '图.png', () => cut(picture.pngOf(100, 100), 60), { refused: /不完整/ }],
  ['a JPEG cut in the middle', '现场.jpg', () => cut(picture.jpeg, picture.jpeg.length - 10), { refused: /不完整/ }],
  ['a WebP cut in the middle', '图.webp', () => cut(picture.webp, picture.webp.length - 10), { refused: /不完整/ }],
  ['a GIF cut in the middle', '图.gif', () => cut(picture.gif, picture.gif.length - 3), { refused: /不完整/ }],
]);
