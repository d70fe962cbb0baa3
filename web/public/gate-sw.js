self.MACHINE = 'gate'
importScripts('/machine-sw.js')
