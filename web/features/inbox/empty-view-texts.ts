import { addEnglish } from '@/lib/i18n/messages';
import texts from '../../messages/en.empty-view.json';

addEnglish(texts);
