export default defineEventHandler(() => 'Probe')
