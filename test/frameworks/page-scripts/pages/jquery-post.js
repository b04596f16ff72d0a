import $ from 'jquery'

$('#sign-off').on('click', () => {
  $.post('/sign-off').always((answer) => $('#target').text(answer.responseText ?? answer))
})
