import { db } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';

type NewAttachment = {
  organizationId: string;
  conversationId: string;
  messageId: string | null;
  fileName?: string;
  stored?: boolean;
};

/** A row as an upload leaves it. The ids are TypeIDs. */
export async function createAttachment({
  organizationId,
  conversationId,
  messageId,
  fileName = 'invoice.pdf',
  stored = true,
}: NewAttachment): Promise<string> {
  const organization = parseTypeId('org', organizationId);
  const { id } = await runInOrganization(organization, () =>
    db.attachment.create({
      data: {
        id: newId(),
        organizationId: organization,
        conversationId: parseTypeId('conv', conversationId),
        messageId: messageId && parseTypeId('msg', messageId),
        fileName,
        contentType: 'application/pdf',
        sizeBytes: 1234,
        storageKey: `test/${fileName}`,
        storedAt: stored ? new Date() : null,
      },
    }),
  );
  return toTypeId('att', id);
}
