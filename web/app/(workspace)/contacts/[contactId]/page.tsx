import type { Metadata } from 'next';
import { ContactScreen } from '@/features/contacts/contact-screen';

export const metadata: Metadata = { title: 'Contact' };

export default async function Page({ params }: { params: Promise<{ contactId: string }> }) {
  return <ContactScreen contactId={(await params).contactId} />;
}
