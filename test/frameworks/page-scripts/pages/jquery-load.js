import $ from 'jquery'

$('#sign-off').on('click', () => $('#target').load('/sign-off', {}))
