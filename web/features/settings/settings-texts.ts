import { addEnglish } from '@/lib/i18n/messages';
import texts from '../../messages/en.settings.json';

addEnglish(texts);
