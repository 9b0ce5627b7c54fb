import { SavedReplySettings } from '@/features/saved-replies/saved-reply-settings';

export default function Page() {
  return <SavedReplySettings />;
}
