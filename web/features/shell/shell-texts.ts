import { addEnglish } from '@/lib/i18n/messages';
import texts from '../../messages/en.shell.json';

addEnglish(texts);
