/** What the camera says for itself. */
export const eyeMessages = {
  'zh-CN': {
    starting: '正在打开摄像头',
    none: '没有可用的摄像头，请用扫码枪，或输入码的文字。',
    turn: '切换摄像头',
  },
  en: {
    starting: 'Starting the camera',
    none: 'No camera: use a scanner, or type the code.',
    turn: 'Other camera',
  },
}
