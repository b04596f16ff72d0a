export const GET = () => new Response('Probe')
