import { addEnglish } from '@/lib/i18n/messages';
import texts from '../../messages/en.sign-in.json';

addEnglish(texts);
