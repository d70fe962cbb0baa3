self.MACHINE = 'till'
importScripts('/machine-sw.js')
