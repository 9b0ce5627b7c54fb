import { addEnglish } from '@/lib/i18n/messages';
import texts from '../../messages/en.ai-agents.json';

addEnglish(texts);
