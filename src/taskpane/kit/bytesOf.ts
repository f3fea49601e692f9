/** The bytes of a file that the user has chosen. */
export function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () =>
      reject(reader.error ?? new Error(file instanceof File ? file.name : file.type));
    reader.readAsArrayBuffer(file);
  });
}
