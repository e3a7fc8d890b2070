import { defineMessages } from '../messages'

/** Scanning with a camera or out of a picture. */
export default defineMessages({
  'zh-CN': {
    title: '用摄像头扫码',
    close: '关闭',
    lead: '把会员码、券码或卡上的条形码放进画面即可。',
    starting: '正在打开摄像头…',
    found: '已读到',
    choose: '摄像头',
    unnamed: '摄像头 {n}',
    torch: '补光灯',
    zoom: '放大',
    off: '摄像头已关',
    offIdle: '一分钟没有扫到码，摄像头已关闭。',
    offHidden: '窗口不在前面，摄像头已关闭。',
    again: '重新打开摄像头',
    picture: '从图片读…',
    pictureHint: '也可以把图片拖进来，或按 Ctrl+V 粘贴。',
    pictureNone: '这张图片里没有读到码。换一张清楚的，或直接输入号码。',
    pictureBad: '这个文件不是能打开的图片。请选 PNG 或 JPG。',
    reading: '正在读图片…',
    trouble: {
      none: {
        title: '没有找到摄像头',
        hint: '请插好摄像头再试；也可以用扫码枪，或从图片读。',
      },
      busy: {
        title: '摄像头正被别的程序占用',
        hint: '请关掉正在用它的程序（例如视频会议），再试一次。',
      },
      denied: {
        title: '系统不允许使用摄像头',
        hint: '请在系统的隐私设置里允许核销台使用摄像头，再试一次。',
      },
      failed: {
        title: '摄像头没有打开',
        hint: '请拔下重插后再试；也可以用扫码枪，或从图片读。',
      },
    },
  },
  en: {
    title: 'Scan with the camera',
    close: 'Close',
    lead: 'Hold a member code, a coupon or the bar code of a card into the picture.',
    starting: 'Opening the camera…',
    found: 'Read',
    choose: 'Camera',
    unnamed: 'Camera {n}',
    torch: 'Lamp',
    zoom: 'Zoom',
    off: 'The camera is off',
    offIdle: 'No code came for a minute, so the camera was switched off.',
    offHidden: 'The window is not in front, so the camera was switched off.',
    again: 'Switch it on again',
    picture: 'From a picture…',
    pictureHint: 'Or drop a picture here, or paste one with Ctrl+V.',
    pictureNone: 'No code was found in this picture. Take a clearer one, or type the number.',
    pictureBad: 'This file is no picture that can be opened. Choose a PNG or a JPG.',
    reading: 'Reading the picture…',
    trouble: {
      none: {
        title: 'No camera was found',
        hint: 'Plug one in and try again; or use a scanner, or a picture.',
      },
      busy: {
        title: 'Another program is using the camera',
        hint: 'Close the program that uses it (a video call, for instance) and try again.',
      },
      denied: {
        title: 'The system does not allow the camera',
        hint: 'Allow Coupon Counter to use the camera in the privacy settings of the system, and try again.',
      },
      failed: {
        title: 'The camera did not open',
        hint: 'Unplug it, plug it in and try again; or use a scanner, or a picture.',
      },
    },
  },
})
