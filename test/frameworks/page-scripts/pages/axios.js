import axios from 'axios'
import { go, onClick } from './answers.js'

onClick(async () => go((await axios.post('/sign-off')).data))
