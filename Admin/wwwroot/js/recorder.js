// Records from the microphone; the server makes a voice message of whatever the browser's container is.
const kinds = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus"];
let recorder = null;
let stream = null;
let url = null;

export function able() {
  return !!navigator.mediaDevices && !!window.MediaRecorder && kinds.some(k => MediaRecorder.isTypeSupported(k));
}

export async function start() {
  stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true, echoCancellation: true } });
  recorder = new MediaRecorder(stream, { mimeType: kinds.find(k => MediaRecorder.isTypeSupported(k)), audioBitsPerSecond: 32000 });
  recorder.parts = [];
  recorder.ondataavailable = e => recorder.parts.push(e.data);
  recorder.start();
}

export function stop() {
  return new Promise(done => {
    recorder.onstop = () => {
      const sound = new Blob(recorder.parts, { type: recorder.mimeType });
      letGo();
      done(sound);
    };
    recorder.stop();
  });
}

// The microphone's light goes out.
export function letGo() {
  stream?.getTracks().forEach(t => t.stop());
  stream = recorder = null;
}

export async function play(audio, sound) {
  if (url) URL.revokeObjectURL(url);
  url = URL.createObjectURL(new Blob([await sound.arrayBuffer()], { type: "audio/ogg" }));
  audio.src = url;
}
