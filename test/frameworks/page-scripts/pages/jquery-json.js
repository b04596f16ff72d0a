import $ from 'jquery'
import { go } from './answers.js'

$('#sign-off').on('click', () => $.ajax('/sign-off', { method: 'POST', dataType: 'json' }).then(go))
