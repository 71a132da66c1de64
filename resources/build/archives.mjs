import zlib from 'node:zlib';

/** The content of one file of a gzipped tarball (Buffer in, Buffer out); throws when it is not there. */
export function readTarEntry(tarball, name) {
  const tar = zlib.gunzipSync(tarball, { maxOutputLength: 2 ** 30 });
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const begin = at + 512;
    if (cString(tar, at, 100) === name) return tar.subarray(begin, begin + size);
    at = begin + Math.ceil(size / 512) * 512;
  }
  throw new Error(`${name} is not in the tarball`);
}

/** The files of a zip archive (no zip64), each `{name, mode, read()}`, in the order of its directory. */
export function* listZipEntries(zip) {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== 0x06054b50) end -= 1;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    yield entryAt(zip, at, nameLength);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function entryAt(zip, at, nameLength) {
  const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
  return {
    name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    mode: zip.readUInt32LE(at + 38) >>> 16,
    read() {
      const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const raw = zip.subarray(begin, begin + size);
      return method === 0 ? raw : zlib.inflateRawSync(raw);
    },
  };
}

function cString(buffer, at, length) {
  const end = buffer.indexOf(0, at);
  return buffer.toString('latin1', at, end >= 0 && end < at + length ? end : at + length);
}
