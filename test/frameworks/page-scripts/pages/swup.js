import Forms from '@swup/forms-plugin'
import Swup from 'swup'

new Swup({ plugins: [new Forms({ formSelector: 'form' })] })
