/* eslint-disable */
import { documentOf } from '@/lib/graphql/document-of';
import type * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

type Documents = {
    "\n  fragment Account_sessionFragment on Session {\n    id\n    userAgent\n    ip\n    current\n    createdAt\n    lastUsedAt\n    endedAt\n  }\n": typeof types.Account_SessionFragmentFragmentDoc,
    "\n  query Account {\n    viewer {\n      id\n      email\n      emailVerified\n      hasPassword\n      sessions {\n        ...Account_sessionFragment\n      }\n      accounts {\n        id\n        provider\n        createdAt\n      }\n    }\n  }\n": typeof types.AccountDocument,
    "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      viewer {\n        id\n        name\n        user {\n          id\n          name\n          locale\n        }\n      }\n    }\n  }\n": typeof types.UpdateViewerDocument,
    "\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n": typeof types.ChangeEmailDocument,
    "\n  mutation RequestEmailVerification {\n    requestEmailVerification {\n      sent\n    }\n  }\n": typeof types.RequestEmailVerificationDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      session {\n        ...Account_sessionFragment\n      }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      ended\n    }\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  mutation DisconnectAccount($input: DisconnectAccountInput!) {\n    disconnectAccount(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DisconnectAccountDocument,
    "\n  fragment AiAgents_aiAgentFragment on AiAgent {\n    id\n    name\n    status\n    instructions\n    tone\n    languages\n    model\n    temperature\n    knowledgeSourceIds\n    channelIds\n    handOffRules\n    workingHours\n    tools\n  }\n": typeof types.AiAgents_AiAgentFragmentFragmentDoc,
    "\n  query AiAgentList {\n    aiAgents(first: 100) {\n      nodes {\n        id\n        name\n        status\n        model\n        channels {\n          id\n          name\n          type\n        }\n        knowledgeSources {\n          id\n          name\n        }\n      }\n    }\n    aiServer {\n      provider\n      model\n    }\n  }\n": typeof types.AiAgentListDocument,
    "\n  query AiAgentDetails($id: ID!) {\n    aiAgent(id: $id) {\n      ...AiAgents_aiAgentFragment\n    }\n  }\n": typeof types.AiAgentDetailsDocument,
    "\n  query AiAgentChoices {\n    knowledgeSources(first: 100) {\n      nodes {\n        id\n        name\n        type\n        status\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        type\n        aiAgent {\n          id\n          name\n        }\n      }\n    }\n    aiServer {\n      provider\n      model\n    }\n  }\n": typeof types.AiAgentChoicesDocument,
    "\n  mutation CreateAiAgent($input: CreateAiAgentInput!) {\n    createAiAgent(input: $input) {\n      aiAgent {\n        ...AiAgents_aiAgentFragment\n      }\n    }\n  }\n": typeof types.CreateAiAgentDocument,
    "\n  mutation UpdateAiAgent($input: UpdateAiAgentInput!) {\n    updateAiAgent(input: $input) {\n      aiAgent {\n        ...AiAgents_aiAgentFragment\n      }\n    }\n  }\n": typeof types.UpdateAiAgentDocument,
    "\n  mutation DeleteAiAgent($input: DeleteAiAgentInput!) {\n    deleteAiAgent(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteAiAgentDocument,
    "\n  fragment AiAgents_answerFragment on AiAnswerDetails {\n    provider\n    model\n    attempts\n    inputTokens\n    outputTokens\n    firstTokenMs\n    totalMs\n    toolCalls {\n      name\n      arguments\n      durationMs\n      error\n    }\n    retrieved {\n      chunkId\n      score\n      source {\n        id\n        name\n      }\n      chunk {\n        id\n        heading\n        content\n      }\n    }\n  }\n": typeof types.AiAgents_AnswerFragmentFragmentDoc,
    "\n  mutation TestAiAgent($input: TestAiAgentInput!) {\n    testAiAgent(input: $input) {\n      text\n      handOffReason\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n      hits {\n        ...Knowledge_hitFragment\n      }\n      details {\n        ...AiAgents_answerFragment\n      }\n    }\n  }\n": typeof types.TestAiAgentDocument,
    "\n  fragment Audit_auditLogFragment on AuditLog {\n    id\n    action\n    actor {\n      type\n      id\n      name\n    }\n    targetType\n    targetId\n    diff\n    ip\n    createdAt\n  }\n": typeof types.Audit_AuditLogFragmentFragmentDoc,
    "\n  query AuditLogList($first: Int!, $after: String, $filter: AuditLogFilter) {\n    auditLogs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...Audit_auditLogFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AuditLogListDocument,
    "\n  fragment Contact_contactFragment on Contact {\n    id\n    externalId\n    name\n    email\n    phone\n    locale\n    timeZone\n    customAttributes\n    lastSeenAt\n    createdAt\n  }\n": typeof types.Contact_ContactFragmentFragmentDoc,
    "\n  query ContactList($first: Int!, $after: String, $search: String) {\n    contacts(first: $first, after: $after, search: $search) {\n      nodes {\n        ...Contact_contactFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ContactListDocument,
    "\n  query ContactDetails($id: ID!) {\n    contact(id: $id) {\n      ...Contact_contactFragment\n      conversations(first: 25) {\n        nodes {\n          ...ConversationRow_conversationFragment\n        }\n      }\n    }\n  }\n": typeof types.ContactDetailsDocument,
    "\n  mutation UpdateContact($input: UpdateContactInput!) {\n    updateContact(input: $input) {\n      contact {\n        ...Contact_contactFragment\n      }\n    }\n  }\n": typeof types.UpdateContactDocument,
    "\n  mutation CreateContact($input: CreateContactInput!) {\n    createContact(input: $input) {\n      contact {\n        ...Contact_contactFragment\n      }\n    }\n  }\n": typeof types.CreateContactDocument,
    "\n  mutation DeleteContact($input: DeleteContactInput!) {\n    deleteContact(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteContactDocument,
    "\n  mutation SuggestReply($input: SuggestReplyInput!) {\n    suggestReply(input: $input) {\n      text\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.SuggestReplyDocument,
    "\n  mutation SummarizeConversation($input: SummarizeConversationInput!) {\n    summarizeConversation(input: $input) {\n      text\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.SummarizeConversationDocument,
    "\n  query MessageAnswer($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Message {\n        answer {\n          ...AiAgents_answerFragment\n        }\n      }\n    }\n  }\n": typeof types.MessageAnswerDocument,
    "\n  mutation AssignConversation($input: AssignConversationInput!) {\n    assignConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.AssignConversationDocument,
    "\n  fragment Inbox_aiFragment on Conversation {\n    id\n    aiAgent {\n      id\n      name\n    }\n    channel {\n      id\n      aiAgent {\n        id\n        name\n      }\n    }\n  }\n": typeof types.Inbox_AiFragmentFragmentDoc,
    "\n  query AiAgentNames {\n    aiAgents(first: 100) {\n      nodes {\n        id\n        name\n        status\n      }\n    }\n  }\n": typeof types.AiAgentNamesDocument,
    "\n  query ConversationAi($id: ID!) {\n    conversation(id: $id) {\n      ...Inbox_aiFragment\n    }\n  }\n": typeof types.ConversationAiDocument,
    "\n  mutation HandOffConversation($input: HandOffConversationInput!) {\n    handOffConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.HandOffConversationDocument,
    "\n  mutation ReturnConversationToAi($input: ReturnConversationToAiInput!) {\n    returnConversationToAi(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n        ...Inbox_aiFragment\n      }\n    }\n  }\n": typeof types.ReturnConversationToAiDocument,
    "\n  mutation SnoozeConversation($input: SnoozeConversationInput!) {\n    snoozeConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.SnoozeConversationDocument,
    "\n  mutation ResolveConversation($input: ConversationIdInput!) {\n    resolveConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.ResolveConversationDocument,
    "\n  mutation ReopenConversation($input: ConversationIdInput!) {\n    reopenConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.ReopenConversationDocument,
    "\n  mutation UpdateConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.UpdateConversationDocument,
    "\n  mutation AddConversationLabels($input: ConversationLabelsInput!) {\n    addConversationLabels(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.AddConversationLabelsDocument,
    "\n  mutation RemoveConversationLabels($input: ConversationLabelsInput!) {\n    removeConversationLabels(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.RemoveConversationLabelsDocument,
    "\n  mutation MarkConversationRead($input: MarkConversationReadInput!) {\n    markConversationRead(input: $input) {\n      conversation {\n        ...Inbox_readStateFragment\n      }\n    }\n  }\n": typeof types.MarkConversationReadDocument,
    "\n  mutation MarkConversationUnread($input: MarkConversationUnreadInput!) {\n    markConversationUnread(input: $input) {\n      conversation {\n        ...Inbox_readStateFragment\n      }\n    }\n  }\n": typeof types.MarkConversationUnreadDocument,
    "\n  fragment Inbox_conversationFragment on Conversation {\n    id\n    subject\n    status\n    priority\n    handledBy\n    lastMessageAt\n    lastMessagePreview\n    lastMessageAuthor\n    lastMessageAuthorName\n    waitingSince\n    snoozedUntil\n    assignee {\n      id\n      name\n    }\n    contact {\n      id\n      name\n      email\n      phone\n      externalId\n    }\n    channel {\n      id\n      type\n      name\n    }\n    labels {\n      id\n      name\n      color\n    }\n  }\n": typeof types.Inbox_ConversationFragmentFragmentDoc,
    "\n  fragment Inbox_readStateFragment on Conversation {\n    id\n    lastSeq\n    lastReadSeq\n    unreadCount\n  }\n": typeof types.Inbox_ReadStateFragmentFragmentDoc,
    "\n  fragment ConversationRow_conversationFragment on Conversation {\n    ...Inbox_conversationFragment\n    ...Inbox_readStateFragment\n  }\n": typeof types.ConversationRow_ConversationFragmentFragmentDoc,
    "\n  fragment Thread_messageFragment on Message {\n    id\n    seq\n    kind\n    authorType\n    author {\n      type\n      id\n      name\n    }\n    body\n    clientMessageId\n    status\n    metadata\n    createdAt\n    citations {\n      chunkId\n      quote\n      sourceId\n      source {\n        id\n        name\n      }\n    }\n  }\n": typeof types.Thread_MessageFragmentFragmentDoc,
    "\n  query ConversationList($first: Int!, $after: String, $filter: ConversationFilter!) {\n    conversations(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ConversationRow_conversationFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ConversationListDocument,
    "\n  query ConversationsById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ...ConversationRow_conversationFragment\n    }\n  }\n": typeof types.ConversationsByIdDocument,
    "\n  query ConversationCounts {\n    conversationCounts {\n      mine\n      unassigned\n      aiHandling\n      needsPerson\n      all\n      snoozed\n      resolved\n    }\n  }\n": typeof types.ConversationCountsDocument,
    "\n  subscription InboxEvents($after: String) {\n    inboxEvents(after: $after) {\n      __typename\n      cursor\n      type\n      occurredAt\n      ... on MessageAddedEvent {\n        message {\n          ...Thread_messageFragment\n        }\n        conversation {\n          ...Inbox_conversationFragment\n        }\n      }\n      ... on ConversationChangedEvent {\n        conversation {\n          ...Inbox_conversationFragment\n        }\n      }\n      ... on ContactChangedEvent {\n        contact {\n          ...Contact_contactFragment\n        }\n      }\n      ... on ConversationReadEvent {\n        userId\n        lastReadSeq\n        conversation {\n          id\n        }\n      }\n      ... on OrganizationChangedEvent {\n        subjectId\n        organization {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.InboxEventsDocument,
    "\n  query Thread($id: ID!, $last: Int!) {\n    conversation(id: $id) {\n      ...ConversationRow_conversationFragment\n      createdAt\n      ...Inbox_aiFragment\n      messages(last: $last) {\n        nodes {\n          ...Thread_messageFragment\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n": typeof types.ThreadDocument,
    "\n  query NewestMessages($id: ID!, $last: Int!) {\n    conversation(id: $id) {\n      id\n      messages(last: $last) {\n        nodes {\n          ...Thread_messageFragment\n        }\n      }\n    }\n  }\n": typeof types.NewestMessagesDocument,
    "\n  query OlderMessages($id: ID!, $last: Int!, $before: String!) {\n    conversation(id: $id) {\n      id\n      messages(last: $last, before: $before) {\n        nodes {\n          ...Thread_messageFragment\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n": typeof types.OlderMessagesDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...Thread_messageFragment\n      }\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n": typeof types.SendMessageDocument,
    "\n  subscription MessageDelta($conversationId: ID!) {\n    messageDelta(conversationId: $conversationId) {\n      messageId\n      index\n      start\n      text\n      state\n      step\n      toolName\n      author {\n        id\n        name\n      }\n    }\n  }\n": typeof types.MessageDeltaDocument,
    "\n  mutation SetTyping($input: SetTypingInput!) {\n    setTyping(input: $input) {\n      ok\n    }\n  }\n": typeof types.SetTypingDocument,
    "\n  subscription Typing {\n    typing {\n      conversationId\n      typing\n      author {\n        type\n        id\n        name\n      }\n    }\n  }\n": typeof types.TypingDocument,
    "\n  query DocumentChunks($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on KnowledgeDocument {\n        title\n        locator\n        chunks(first: $first, after: $after) {\n          nodes {\n            id\n            seq\n            heading\n            content\n            tokenCount\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.DocumentChunksDocument,
    "\n  query KnowledgeChunk($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on DocumentChunk {\n        seq\n        heading\n        content\n        tokenCount\n        document {\n          id\n          title\n          locator\n          chunkCount\n        }\n      }\n    }\n  }\n": typeof types.KnowledgeChunkDocument,
    "\n  fragment Knowledge_hitFragment on KnowledgeHit {\n    score\n    lexicalScore\n    vectorScore\n    highlights {\n      field\n      parts {\n        text\n        matched\n      }\n    }\n    chunk {\n      id\n      heading\n      content\n      knowledgeSource {\n        id\n        name\n      }\n    }\n  }\n": typeof types.Knowledge_HitFragmentFragmentDoc,
    "\n  query SearchKnowledge($query: String!, $first: Int!, $sourceIds: [ID!]) {\n    searchKnowledge(query: $query, first: $first, sourceIds: $sourceIds) {\n      hits {\n        ...Knowledge_hitFragment\n      }\n    }\n  }\n": typeof types.SearchKnowledgeDocument,
    "\n  fragment Knowledge_sourceFragment on KnowledgeSource {\n    id\n    name\n    type\n    status\n    progress\n    sizeBytes\n    chunkCount\n    documentCount\n    failedCount\n    language\n    url\n    fileName\n    error\n    ingestedAt\n    aiAgents {\n      id\n      name\n    }\n  }\n": typeof types.Knowledge_SourceFragmentFragmentDoc,
    "\n  query KnowledgeSourceList($first: Int!, $after: String) {\n    knowledgeSources(first: $first, after: $after) {\n      nodes {\n        ...Knowledge_sourceFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.KnowledgeSourceListDocument,
    "\n  query KnowledgeSourceDetails($id: ID!) {\n    knowledgeSource(id: $id) {\n      ...Knowledge_sourceFragment\n    }\n  }\n": typeof types.KnowledgeSourceDetailsDocument,
    "\n  query KnowledgeDocuments($id: ID!, $first: Int!, $after: String, $status: [KnowledgeDocumentStatus!]) {\n    knowledgeSource(id: $id) {\n      id\n      documents(first: $first, after: $after, status: $status) {\n        nodes {\n          id\n          title\n          locator\n          status\n          error\n          chunkCount\n          sizeBytes\n          language\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.KnowledgeDocumentsDocument,
    "\n  subscription KnowledgeSourceChanged($after: String) {\n    knowledgeSourceChanged(after: $after) {\n      cursor\n      type\n      knowledgeSourceId\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n": typeof types.KnowledgeSourceChangedDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n    }\n  }\n": typeof types.CreateUploadDocument,
    "\n  mutation CreateKnowledgeSource($input: CreateKnowledgeSourceInput!) {\n    createKnowledgeSource(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n": typeof types.CreateKnowledgeSourceDocument,
    "\n  mutation RefreshKnowledgeSource($input: RefreshKnowledgeSourceInput!) {\n    refreshKnowledgeSource(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n": typeof types.RefreshKnowledgeSourceDocument,
    "\n  mutation CancelKnowledgeIngestion($input: CancelKnowledgeIngestionInput!) {\n    cancelKnowledgeIngestion(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n": typeof types.CancelKnowledgeIngestionDocument,
    "\n  mutation DeleteKnowledgeSource($input: DeleteKnowledgeSourceInput!) {\n    deleteKnowledgeSource(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteKnowledgeSourceDocument,
    "\n  fragment Labels_labelFragment on Label {\n    id\n    name\n    color\n  }\n": typeof types.Labels_LabelFragmentFragmentDoc,
    "\n  query LabelList {\n    labels(first: 100) {\n      nodes {\n        ...Labels_labelFragment\n      }\n    }\n  }\n": typeof types.LabelListDocument,
    "\n  mutation CreateLabel($input: CreateLabelInput!) {\n    createLabel(input: $input) {\n      label {\n        ...Labels_labelFragment\n      }\n    }\n  }\n": typeof types.CreateLabelDocument,
    "\n  mutation UpdateLabel($input: UpdateLabelInput!) {\n    updateLabel(input: $input) {\n      label {\n        ...Labels_labelFragment\n      }\n    }\n  }\n": typeof types.UpdateLabelDocument,
    "\n  mutation DeleteLabel($input: DeleteLabelInput!) {\n    deleteLabel(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteLabelDocument,
    "\n  subscription Presence($tabId: String!) {\n    presence(tabId: $tabId) {\n      complete\n      people {\n        userId\n        name\n        activity\n        conversationId\n      }\n    }\n  }\n": typeof types.PresenceDocument,
    "\n  mutation SetPresence($input: SetPresenceInput!) {\n    setPresence(input: $input) {\n      repeatAfterMs\n    }\n  }\n": typeof types.SetPresenceDocument,
    "\n  fragment SavedReplies_savedReplyFragment on SavedReply {\n    id\n    shortcut\n    title\n    body\n  }\n": typeof types.SavedReplies_SavedReplyFragmentFragmentDoc,
    "\n  query SavedReplyList {\n    savedReplies(first: 100) {\n      nodes {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n": typeof types.SavedReplyListDocument,
    "\n  mutation CreateSavedReply($input: CreateSavedReplyInput!) {\n    createSavedReply(input: $input) {\n      savedReply {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n": typeof types.CreateSavedReplyDocument,
    "\n  mutation UpdateSavedReply($input: UpdateSavedReplyInput!) {\n    updateSavedReply(input: $input) {\n      savedReply {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n": typeof types.UpdateSavedReplyDocument,
    "\n  mutation DeleteSavedReply($input: DeleteSavedReplyInput!) {\n    deleteSavedReply(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteSavedReplyDocument,
    "\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n": typeof types.LogInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n": typeof types.AcceptInvitationDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      ok\n    }\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation VerifyEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      email\n    }\n  }\n": typeof types.VerifyEmailDocument,
    "\n  query InvitationByToken($token: String!) {\n    invitationByToken(token: $token) {\n      email\n      organizationName\n      inviterName\n      hasAccount\n    }\n  }\n": typeof types.InvitationByTokenDocument,
    "\n  fragment ApiKeys_apiKeyFragment on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    lastUsedAt\n    expiresAt\n    revokedAt\n    createdAt\n  }\n": typeof types.ApiKeys_ApiKeyFragmentFragmentDoc,
    "\n  query ApiKeyList {\n    apiKeys(first: 100) {\n      nodes {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n": typeof types.ApiKeyListDocument,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      key\n      apiKey {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  fragment Channels_channelFragment on Channel {\n    id\n    type\n    name\n    isDefault\n    createdAt\n  }\n": typeof types.Channels_ChannelFragmentFragmentDoc,
    "\n  query ChannelList {\n    channels(first: 100) {\n      nodes {\n        ...Channels_channelFragment\n      }\n    }\n  }\n": typeof types.ChannelListDocument,
    "\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      channel {\n        ...Channels_channelFragment\n      }\n    }\n  }\n": typeof types.CreateChannelDocument,
    "\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      channel {\n        ...Channels_channelFragment\n      }\n    }\n  }\n": typeof types.UpdateChannelDocument,
    "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteChannelDocument,
    "\n  fragment Invitations_invitationFragment on Invitation {\n    id\n    email\n    role\n    status\n    expiresAt\n  }\n": typeof types.Invitations_InvitationFragmentFragmentDoc,
    "\n  query InvitationList {\n    invitations(first: 100, status: [OPEN, EXPIRED]) {\n      nodes {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n": typeof types.InvitationListDocument,
    "\n  mutation ResendInvitation($input: ResendInvitationInput!) {\n    resendInvitation(input: $input) {\n      url\n      invitation {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n": typeof types.ResendInvitationDocument,
    "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n": typeof types.RevokeInvitationDocument,
    "\n  fragment Members_membershipFragment on Membership {\n    id\n    role\n    createdAt\n    user {\n      id\n      name\n      email\n    }\n  }\n": typeof types.Members_MembershipFragmentFragmentDoc,
    "\n  query MemberList {\n    members(first: 100) {\n      nodes {\n        ...Members_membershipFragment\n      }\n    }\n  }\n": typeof types.MemberListDocument,
    "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      email\n      expiresAt\n    }\n  }\n": typeof types.InviteMemberDocument,
    "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        ...Members_membershipFragment\n      }\n    }\n  }\n": typeof types.UpdateMemberDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.RemoveMemberDocument,
    "\n  mutation UpdateOrganization($input: UpdateOrganizationInput!) {\n    updateOrganization(input: $input) {\n      organization {\n        id\n        name\n        slug\n      }\n    }\n  }\n": typeof types.UpdateOrganizationDocument,
    "\n  mutation CreateOrganization($input: CreateOrganizationInput!) {\n    createOrganization(input: $input) {\n      organization {\n        id\n      }\n    }\n  }\n": typeof types.CreateOrganizationDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      role\n      permissions\n      emailVerified\n      hasPassword\n      user {\n        id\n        name\n        email\n        locale\n      }\n      organization {\n        id\n        name\n        slug\n        cursor\n      }\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  query OrganizationList {\n    organizations(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.OrganizationListDocument,
    "\n  fragment Session_authPayloadFragment on AuthPayload {\n    accessToken\n    expiresAt\n    user {\n      id\n      name\n      email\n      locale\n    }\n    organization {\n      id\n      name\n    }\n  }\n": typeof types.Session_AuthPayloadFragmentFragmentDoc,
    "\n  mutation RefreshSession($organizationId: ID) {\n    refreshSession(input: { organizationId: $organizationId }) {\n      ...Session_authPayloadFragment\n    }\n  }\n": typeof types.RefreshSessionDocument,
    "\n  mutation LogOut {\n    logOut {\n      ok\n    }\n  }\n": typeof types.LogOutDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Account_sessionFragment on Session {\n    id\n    userAgent\n    ip\n    current\n    createdAt\n    lastUsedAt\n    endedAt\n  }\n"): Documents["\n  fragment Account_sessionFragment on Session {\n    id\n    userAgent\n    ip\n    current\n    createdAt\n    lastUsedAt\n    endedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Account {\n    viewer {\n      id\n      email\n      emailVerified\n      hasPassword\n      sessions {\n        ...Account_sessionFragment\n      }\n      accounts {\n        id\n        provider\n        createdAt\n      }\n    }\n  }\n"): Documents["\n  query Account {\n    viewer {\n      id\n      email\n      emailVerified\n      hasPassword\n      sessions {\n        ...Account_sessionFragment\n      }\n      accounts {\n        id\n        provider\n        createdAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      viewer {\n        id\n        name\n        user {\n          id\n          name\n          locale\n        }\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      viewer {\n        id\n        name\n        user {\n          id\n          name\n          locale\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n"): Documents["\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailVerification {\n    requestEmailVerification {\n      sent\n    }\n  }\n"): Documents["\n  mutation RequestEmailVerification {\n    requestEmailVerification {\n      sent\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n    }\n  }\n"): Documents["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      session {\n        ...Account_sessionFragment\n      }\n    }\n  }\n"): Documents["\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      session {\n        ...Account_sessionFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      ended\n    }\n  }\n"): Documents["\n  mutation EndOtherSessions {\n    endOtherSessions {\n      ended\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisconnectAccount($input: DisconnectAccountInput!) {\n    disconnectAccount(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DisconnectAccount($input: DisconnectAccountInput!) {\n    disconnectAccount(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AiAgents_aiAgentFragment on AiAgent {\n    id\n    name\n    status\n    instructions\n    tone\n    languages\n    model\n    temperature\n    knowledgeSourceIds\n    channelIds\n    handOffRules\n    workingHours\n    tools\n  }\n"): Documents["\n  fragment AiAgents_aiAgentFragment on AiAgent {\n    id\n    name\n    status\n    instructions\n    tone\n    languages\n    model\n    temperature\n    knowledgeSourceIds\n    channelIds\n    handOffRules\n    workingHours\n    tools\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AiAgentList {\n    aiAgents(first: 100) {\n      nodes {\n        id\n        name\n        status\n        model\n        channels {\n          id\n          name\n          type\n        }\n        knowledgeSources {\n          id\n          name\n        }\n      }\n    }\n    aiServer {\n      provider\n      model\n    }\n  }\n"): Documents["\n  query AiAgentList {\n    aiAgents(first: 100) {\n      nodes {\n        id\n        name\n        status\n        model\n        channels {\n          id\n          name\n          type\n        }\n        knowledgeSources {\n          id\n          name\n        }\n      }\n    }\n    aiServer {\n      provider\n      model\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AiAgentDetails($id: ID!) {\n    aiAgent(id: $id) {\n      ...AiAgents_aiAgentFragment\n    }\n  }\n"): Documents["\n  query AiAgentDetails($id: ID!) {\n    aiAgent(id: $id) {\n      ...AiAgents_aiAgentFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AiAgentChoices {\n    knowledgeSources(first: 100) {\n      nodes {\n        id\n        name\n        type\n        status\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        type\n        aiAgent {\n          id\n          name\n        }\n      }\n    }\n    aiServer {\n      provider\n      model\n    }\n  }\n"): Documents["\n  query AiAgentChoices {\n    knowledgeSources(first: 100) {\n      nodes {\n        id\n        name\n        type\n        status\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        type\n        aiAgent {\n          id\n          name\n        }\n      }\n    }\n    aiServer {\n      provider\n      model\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAiAgent($input: CreateAiAgentInput!) {\n    createAiAgent(input: $input) {\n      aiAgent {\n        ...AiAgents_aiAgentFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateAiAgent($input: CreateAiAgentInput!) {\n    createAiAgent(input: $input) {\n      aiAgent {\n        ...AiAgents_aiAgentFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAiAgent($input: UpdateAiAgentInput!) {\n    updateAiAgent(input: $input) {\n      aiAgent {\n        ...AiAgents_aiAgentFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateAiAgent($input: UpdateAiAgentInput!) {\n    updateAiAgent(input: $input) {\n      aiAgent {\n        ...AiAgents_aiAgentFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAiAgent($input: DeleteAiAgentInput!) {\n    deleteAiAgent(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DeleteAiAgent($input: DeleteAiAgentInput!) {\n    deleteAiAgent(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AiAgents_answerFragment on AiAnswerDetails {\n    provider\n    model\n    attempts\n    inputTokens\n    outputTokens\n    firstTokenMs\n    totalMs\n    toolCalls {\n      name\n      arguments\n      durationMs\n      error\n    }\n    retrieved {\n      chunkId\n      score\n      source {\n        id\n        name\n      }\n      chunk {\n        id\n        heading\n        content\n      }\n    }\n  }\n"): Documents["\n  fragment AiAgents_answerFragment on AiAnswerDetails {\n    provider\n    model\n    attempts\n    inputTokens\n    outputTokens\n    firstTokenMs\n    totalMs\n    toolCalls {\n      name\n      arguments\n      durationMs\n      error\n    }\n    retrieved {\n      chunkId\n      score\n      source {\n        id\n        name\n      }\n      chunk {\n        id\n        heading\n        content\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestAiAgent($input: TestAiAgentInput!) {\n    testAiAgent(input: $input) {\n      text\n      handOffReason\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n      hits {\n        ...Knowledge_hitFragment\n      }\n      details {\n        ...AiAgents_answerFragment\n      }\n    }\n  }\n"): Documents["\n  mutation TestAiAgent($input: TestAiAgentInput!) {\n    testAiAgent(input: $input) {\n      text\n      handOffReason\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n      hits {\n        ...Knowledge_hitFragment\n      }\n      details {\n        ...AiAgents_answerFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Audit_auditLogFragment on AuditLog {\n    id\n    action\n    actor {\n      type\n      id\n      name\n    }\n    targetType\n    targetId\n    diff\n    ip\n    createdAt\n  }\n"): Documents["\n  fragment Audit_auditLogFragment on AuditLog {\n    id\n    action\n    actor {\n      type\n      id\n      name\n    }\n    targetType\n    targetId\n    diff\n    ip\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditLogList($first: Int!, $after: String, $filter: AuditLogFilter) {\n    auditLogs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...Audit_auditLogFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): Documents["\n  query AuditLogList($first: Int!, $after: String, $filter: AuditLogFilter) {\n    auditLogs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...Audit_auditLogFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Contact_contactFragment on Contact {\n    id\n    externalId\n    name\n    email\n    phone\n    locale\n    timeZone\n    customAttributes\n    lastSeenAt\n    createdAt\n  }\n"): Documents["\n  fragment Contact_contactFragment on Contact {\n    id\n    externalId\n    name\n    email\n    phone\n    locale\n    timeZone\n    customAttributes\n    lastSeenAt\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactList($first: Int!, $after: String, $search: String) {\n    contacts(first: $first, after: $after, search: $search) {\n      nodes {\n        ...Contact_contactFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): Documents["\n  query ContactList($first: Int!, $after: String, $search: String) {\n    contacts(first: $first, after: $after, search: $search) {\n      nodes {\n        ...Contact_contactFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactDetails($id: ID!) {\n    contact(id: $id) {\n      ...Contact_contactFragment\n      conversations(first: 25) {\n        nodes {\n          ...ConversationRow_conversationFragment\n        }\n      }\n    }\n  }\n"): Documents["\n  query ContactDetails($id: ID!) {\n    contact(id: $id) {\n      ...Contact_contactFragment\n      conversations(first: 25) {\n        nodes {\n          ...ConversationRow_conversationFragment\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateContact($input: UpdateContactInput!) {\n    updateContact(input: $input) {\n      contact {\n        ...Contact_contactFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateContact($input: UpdateContactInput!) {\n    updateContact(input: $input) {\n      contact {\n        ...Contact_contactFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateContact($input: CreateContactInput!) {\n    createContact(input: $input) {\n      contact {\n        ...Contact_contactFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateContact($input: CreateContactInput!) {\n    createContact(input: $input) {\n      contact {\n        ...Contact_contactFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteContact($input: DeleteContactInput!) {\n    deleteContact(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DeleteContact($input: DeleteContactInput!) {\n    deleteContact(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuggestReply($input: SuggestReplyInput!) {\n    suggestReply(input: $input) {\n      text\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n"): Documents["\n  mutation SuggestReply($input: SuggestReplyInput!) {\n    suggestReply(input: $input) {\n      text\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SummarizeConversation($input: SummarizeConversationInput!) {\n    summarizeConversation(input: $input) {\n      text\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n"): Documents["\n  mutation SummarizeConversation($input: SummarizeConversationInput!) {\n    summarizeConversation(input: $input) {\n      text\n      citations {\n        chunkId\n        quote\n        sourceId\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessageAnswer($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Message {\n        answer {\n          ...AiAgents_answerFragment\n        }\n      }\n    }\n  }\n"): Documents["\n  query MessageAnswer($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Message {\n        answer {\n          ...AiAgents_answerFragment\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignConversation($input: AssignConversationInput!) {\n    assignConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation AssignConversation($input: AssignConversationInput!) {\n    assignConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Inbox_aiFragment on Conversation {\n    id\n    aiAgent {\n      id\n      name\n    }\n    channel {\n      id\n      aiAgent {\n        id\n        name\n      }\n    }\n  }\n"): Documents["\n  fragment Inbox_aiFragment on Conversation {\n    id\n    aiAgent {\n      id\n      name\n    }\n    channel {\n      id\n      aiAgent {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AiAgentNames {\n    aiAgents(first: 100) {\n      nodes {\n        id\n        name\n        status\n      }\n    }\n  }\n"): Documents["\n  query AiAgentNames {\n    aiAgents(first: 100) {\n      nodes {\n        id\n        name\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationAi($id: ID!) {\n    conversation(id: $id) {\n      ...Inbox_aiFragment\n    }\n  }\n"): Documents["\n  query ConversationAi($id: ID!) {\n    conversation(id: $id) {\n      ...Inbox_aiFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOffConversation($input: HandOffConversationInput!) {\n    handOffConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation HandOffConversation($input: HandOffConversationInput!) {\n    handOffConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReturnConversationToAi($input: ReturnConversationToAiInput!) {\n    returnConversationToAi(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n        ...Inbox_aiFragment\n      }\n    }\n  }\n"): Documents["\n  mutation ReturnConversationToAi($input: ReturnConversationToAiInput!) {\n    returnConversationToAi(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n        ...Inbox_aiFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SnoozeConversation($input: SnoozeConversationInput!) {\n    snoozeConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation SnoozeConversation($input: SnoozeConversationInput!) {\n    snoozeConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResolveConversation($input: ConversationIdInput!) {\n    resolveConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation ResolveConversation($input: ConversationIdInput!) {\n    resolveConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenConversation($input: ConversationIdInput!) {\n    reopenConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation ReopenConversation($input: ConversationIdInput!) {\n    reopenConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddConversationLabels($input: ConversationLabelsInput!) {\n    addConversationLabels(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation AddConversationLabels($input: ConversationLabelsInput!) {\n    addConversationLabels(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveConversationLabels($input: ConversationLabelsInput!) {\n    removeConversationLabels(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation RemoveConversationLabels($input: ConversationLabelsInput!) {\n    removeConversationLabels(input: $input) {\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkConversationRead($input: MarkConversationReadInput!) {\n    markConversationRead(input: $input) {\n      conversation {\n        ...Inbox_readStateFragment\n      }\n    }\n  }\n"): Documents["\n  mutation MarkConversationRead($input: MarkConversationReadInput!) {\n    markConversationRead(input: $input) {\n      conversation {\n        ...Inbox_readStateFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkConversationUnread($input: MarkConversationUnreadInput!) {\n    markConversationUnread(input: $input) {\n      conversation {\n        ...Inbox_readStateFragment\n      }\n    }\n  }\n"): Documents["\n  mutation MarkConversationUnread($input: MarkConversationUnreadInput!) {\n    markConversationUnread(input: $input) {\n      conversation {\n        ...Inbox_readStateFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Inbox_conversationFragment on Conversation {\n    id\n    subject\n    status\n    priority\n    handledBy\n    lastMessageAt\n    lastMessagePreview\n    lastMessageAuthor\n    lastMessageAuthorName\n    waitingSince\n    snoozedUntil\n    assignee {\n      id\n      name\n    }\n    contact {\n      id\n      name\n      email\n      phone\n      externalId\n    }\n    channel {\n      id\n      type\n      name\n    }\n    labels {\n      id\n      name\n      color\n    }\n  }\n"): Documents["\n  fragment Inbox_conversationFragment on Conversation {\n    id\n    subject\n    status\n    priority\n    handledBy\n    lastMessageAt\n    lastMessagePreview\n    lastMessageAuthor\n    lastMessageAuthorName\n    waitingSince\n    snoozedUntil\n    assignee {\n      id\n      name\n    }\n    contact {\n      id\n      name\n      email\n      phone\n      externalId\n    }\n    channel {\n      id\n      type\n      name\n    }\n    labels {\n      id\n      name\n      color\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Inbox_readStateFragment on Conversation {\n    id\n    lastSeq\n    lastReadSeq\n    unreadCount\n  }\n"): Documents["\n  fragment Inbox_readStateFragment on Conversation {\n    id\n    lastSeq\n    lastReadSeq\n    unreadCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationRow_conversationFragment on Conversation {\n    ...Inbox_conversationFragment\n    ...Inbox_readStateFragment\n  }\n"): Documents["\n  fragment ConversationRow_conversationFragment on Conversation {\n    ...Inbox_conversationFragment\n    ...Inbox_readStateFragment\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Thread_messageFragment on Message {\n    id\n    seq\n    kind\n    authorType\n    author {\n      type\n      id\n      name\n    }\n    body\n    clientMessageId\n    status\n    metadata\n    createdAt\n    citations {\n      chunkId\n      quote\n      sourceId\n      source {\n        id\n        name\n      }\n    }\n  }\n"): Documents["\n  fragment Thread_messageFragment on Message {\n    id\n    seq\n    kind\n    authorType\n    author {\n      type\n      id\n      name\n    }\n    body\n    clientMessageId\n    status\n    metadata\n    createdAt\n    citations {\n      chunkId\n      quote\n      sourceId\n      source {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationList($first: Int!, $after: String, $filter: ConversationFilter!) {\n    conversations(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ConversationRow_conversationFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): Documents["\n  query ConversationList($first: Int!, $after: String, $filter: ConversationFilter!) {\n    conversations(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ConversationRow_conversationFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationsById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ...ConversationRow_conversationFragment\n    }\n  }\n"): Documents["\n  query ConversationsById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ...ConversationRow_conversationFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationCounts {\n    conversationCounts {\n      mine\n      unassigned\n      aiHandling\n      needsPerson\n      all\n      snoozed\n      resolved\n    }\n  }\n"): Documents["\n  query ConversationCounts {\n    conversationCounts {\n      mine\n      unassigned\n      aiHandling\n      needsPerson\n      all\n      snoozed\n      resolved\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription InboxEvents($after: String) {\n    inboxEvents(after: $after) {\n      __typename\n      cursor\n      type\n      occurredAt\n      ... on MessageAddedEvent {\n        message {\n          ...Thread_messageFragment\n        }\n        conversation {\n          ...Inbox_conversationFragment\n        }\n      }\n      ... on ConversationChangedEvent {\n        conversation {\n          ...Inbox_conversationFragment\n        }\n      }\n      ... on ContactChangedEvent {\n        contact {\n          ...Contact_contactFragment\n        }\n      }\n      ... on ConversationReadEvent {\n        userId\n        lastReadSeq\n        conversation {\n          id\n        }\n      }\n      ... on OrganizationChangedEvent {\n        subjectId\n        organization {\n          id\n          name\n        }\n      }\n    }\n  }\n"): Documents["\n  subscription InboxEvents($after: String) {\n    inboxEvents(after: $after) {\n      __typename\n      cursor\n      type\n      occurredAt\n      ... on MessageAddedEvent {\n        message {\n          ...Thread_messageFragment\n        }\n        conversation {\n          ...Inbox_conversationFragment\n        }\n      }\n      ... on ConversationChangedEvent {\n        conversation {\n          ...Inbox_conversationFragment\n        }\n      }\n      ... on ContactChangedEvent {\n        contact {\n          ...Contact_contactFragment\n        }\n      }\n      ... on ConversationReadEvent {\n        userId\n        lastReadSeq\n        conversation {\n          id\n        }\n      }\n      ... on OrganizationChangedEvent {\n        subjectId\n        organization {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Thread($id: ID!, $last: Int!) {\n    conversation(id: $id) {\n      ...ConversationRow_conversationFragment\n      createdAt\n      ...Inbox_aiFragment\n      messages(last: $last) {\n        nodes {\n          ...Thread_messageFragment\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n"): Documents["\n  query Thread($id: ID!, $last: Int!) {\n    conversation(id: $id) {\n      ...ConversationRow_conversationFragment\n      createdAt\n      ...Inbox_aiFragment\n      messages(last: $last) {\n        nodes {\n          ...Thread_messageFragment\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestMessages($id: ID!, $last: Int!) {\n    conversation(id: $id) {\n      id\n      messages(last: $last) {\n        nodes {\n          ...Thread_messageFragment\n        }\n      }\n    }\n  }\n"): Documents["\n  query NewestMessages($id: ID!, $last: Int!) {\n    conversation(id: $id) {\n      id\n      messages(last: $last) {\n        nodes {\n          ...Thread_messageFragment\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OlderMessages($id: ID!, $last: Int!, $before: String!) {\n    conversation(id: $id) {\n      id\n      messages(last: $last, before: $before) {\n        nodes {\n          ...Thread_messageFragment\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n"): Documents["\n  query OlderMessages($id: ID!, $last: Int!, $before: String!) {\n    conversation(id: $id) {\n      id\n      messages(last: $last, before: $before) {\n        nodes {\n          ...Thread_messageFragment\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...Thread_messageFragment\n      }\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...Thread_messageFragment\n      }\n      conversation {\n        ...Inbox_conversationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MessageDelta($conversationId: ID!) {\n    messageDelta(conversationId: $conversationId) {\n      messageId\n      index\n      start\n      text\n      state\n      step\n      toolName\n      author {\n        id\n        name\n      }\n    }\n  }\n"): Documents["\n  subscription MessageDelta($conversationId: ID!) {\n    messageDelta(conversationId: $conversationId) {\n      messageId\n      index\n      start\n      text\n      state\n      step\n      toolName\n      author {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetTyping($input: SetTypingInput!) {\n    setTyping(input: $input) {\n      ok\n    }\n  }\n"): Documents["\n  mutation SetTyping($input: SetTypingInput!) {\n    setTyping(input: $input) {\n      ok\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Typing {\n    typing {\n      conversationId\n      typing\n      author {\n        type\n        id\n        name\n      }\n    }\n  }\n"): Documents["\n  subscription Typing {\n    typing {\n      conversationId\n      typing\n      author {\n        type\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentChunks($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on KnowledgeDocument {\n        title\n        locator\n        chunks(first: $first, after: $after) {\n          nodes {\n            id\n            seq\n            heading\n            content\n            tokenCount\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): Documents["\n  query DocumentChunks($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on KnowledgeDocument {\n        title\n        locator\n        chunks(first: $first, after: $after) {\n          nodes {\n            id\n            seq\n            heading\n            content\n            tokenCount\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KnowledgeChunk($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on DocumentChunk {\n        seq\n        heading\n        content\n        tokenCount\n        document {\n          id\n          title\n          locator\n          chunkCount\n        }\n      }\n    }\n  }\n"): Documents["\n  query KnowledgeChunk($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on DocumentChunk {\n        seq\n        heading\n        content\n        tokenCount\n        document {\n          id\n          title\n          locator\n          chunkCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Knowledge_hitFragment on KnowledgeHit {\n    score\n    lexicalScore\n    vectorScore\n    highlights {\n      field\n      parts {\n        text\n        matched\n      }\n    }\n    chunk {\n      id\n      heading\n      content\n      knowledgeSource {\n        id\n        name\n      }\n    }\n  }\n"): Documents["\n  fragment Knowledge_hitFragment on KnowledgeHit {\n    score\n    lexicalScore\n    vectorScore\n    highlights {\n      field\n      parts {\n        text\n        matched\n      }\n    }\n    chunk {\n      id\n      heading\n      content\n      knowledgeSource {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchKnowledge($query: String!, $first: Int!, $sourceIds: [ID!]) {\n    searchKnowledge(query: $query, first: $first, sourceIds: $sourceIds) {\n      hits {\n        ...Knowledge_hitFragment\n      }\n    }\n  }\n"): Documents["\n  query SearchKnowledge($query: String!, $first: Int!, $sourceIds: [ID!]) {\n    searchKnowledge(query: $query, first: $first, sourceIds: $sourceIds) {\n      hits {\n        ...Knowledge_hitFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Knowledge_sourceFragment on KnowledgeSource {\n    id\n    name\n    type\n    status\n    progress\n    sizeBytes\n    chunkCount\n    documentCount\n    failedCount\n    language\n    url\n    fileName\n    error\n    ingestedAt\n    aiAgents {\n      id\n      name\n    }\n  }\n"): Documents["\n  fragment Knowledge_sourceFragment on KnowledgeSource {\n    id\n    name\n    type\n    status\n    progress\n    sizeBytes\n    chunkCount\n    documentCount\n    failedCount\n    language\n    url\n    fileName\n    error\n    ingestedAt\n    aiAgents {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KnowledgeSourceList($first: Int!, $after: String) {\n    knowledgeSources(first: $first, after: $after) {\n      nodes {\n        ...Knowledge_sourceFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): Documents["\n  query KnowledgeSourceList($first: Int!, $after: String) {\n    knowledgeSources(first: $first, after: $after) {\n      nodes {\n        ...Knowledge_sourceFragment\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KnowledgeSourceDetails($id: ID!) {\n    knowledgeSource(id: $id) {\n      ...Knowledge_sourceFragment\n    }\n  }\n"): Documents["\n  query KnowledgeSourceDetails($id: ID!) {\n    knowledgeSource(id: $id) {\n      ...Knowledge_sourceFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KnowledgeDocuments($id: ID!, $first: Int!, $after: String, $status: [KnowledgeDocumentStatus!]) {\n    knowledgeSource(id: $id) {\n      id\n      documents(first: $first, after: $after, status: $status) {\n        nodes {\n          id\n          title\n          locator\n          status\n          error\n          chunkCount\n          sizeBytes\n          language\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): Documents["\n  query KnowledgeDocuments($id: ID!, $first: Int!, $after: String, $status: [KnowledgeDocumentStatus!]) {\n    knowledgeSource(id: $id) {\n      id\n      documents(first: $first, after: $after, status: $status) {\n        nodes {\n          id\n          title\n          locator\n          status\n          error\n          chunkCount\n          sizeBytes\n          language\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription KnowledgeSourceChanged($after: String) {\n    knowledgeSourceChanged(after: $after) {\n      cursor\n      type\n      knowledgeSourceId\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"): Documents["\n  subscription KnowledgeSourceChanged($after: String) {\n    knowledgeSourceChanged(after: $after) {\n      cursor\n      type\n      knowledgeSourceId\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n    }\n  }\n"): Documents["\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateKnowledgeSource($input: CreateKnowledgeSourceInput!) {\n    createKnowledgeSource(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateKnowledgeSource($input: CreateKnowledgeSourceInput!) {\n    createKnowledgeSource(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshKnowledgeSource($input: RefreshKnowledgeSourceInput!) {\n    refreshKnowledgeSource(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"): Documents["\n  mutation RefreshKnowledgeSource($input: RefreshKnowledgeSourceInput!) {\n    refreshKnowledgeSource(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelKnowledgeIngestion($input: CancelKnowledgeIngestionInput!) {\n    cancelKnowledgeIngestion(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CancelKnowledgeIngestion($input: CancelKnowledgeIngestionInput!) {\n    cancelKnowledgeIngestion(input: $input) {\n      knowledgeSource {\n        ...Knowledge_sourceFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteKnowledgeSource($input: DeleteKnowledgeSourceInput!) {\n    deleteKnowledgeSource(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DeleteKnowledgeSource($input: DeleteKnowledgeSourceInput!) {\n    deleteKnowledgeSource(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Labels_labelFragment on Label {\n    id\n    name\n    color\n  }\n"): Documents["\n  fragment Labels_labelFragment on Label {\n    id\n    name\n    color\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LabelList {\n    labels(first: 100) {\n      nodes {\n        ...Labels_labelFragment\n      }\n    }\n  }\n"): Documents["\n  query LabelList {\n    labels(first: 100) {\n      nodes {\n        ...Labels_labelFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateLabel($input: CreateLabelInput!) {\n    createLabel(input: $input) {\n      label {\n        ...Labels_labelFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateLabel($input: CreateLabelInput!) {\n    createLabel(input: $input) {\n      label {\n        ...Labels_labelFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateLabel($input: UpdateLabelInput!) {\n    updateLabel(input: $input) {\n      label {\n        ...Labels_labelFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateLabel($input: UpdateLabelInput!) {\n    updateLabel(input: $input) {\n      label {\n        ...Labels_labelFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteLabel($input: DeleteLabelInput!) {\n    deleteLabel(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DeleteLabel($input: DeleteLabelInput!) {\n    deleteLabel(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Presence($tabId: String!) {\n    presence(tabId: $tabId) {\n      complete\n      people {\n        userId\n        name\n        activity\n        conversationId\n      }\n    }\n  }\n"): Documents["\n  subscription Presence($tabId: String!) {\n    presence(tabId: $tabId) {\n      complete\n      people {\n        userId\n        name\n        activity\n        conversationId\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPresence($input: SetPresenceInput!) {\n    setPresence(input: $input) {\n      repeatAfterMs\n    }\n  }\n"): Documents["\n  mutation SetPresence($input: SetPresenceInput!) {\n    setPresence(input: $input) {\n      repeatAfterMs\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SavedReplies_savedReplyFragment on SavedReply {\n    id\n    shortcut\n    title\n    body\n  }\n"): Documents["\n  fragment SavedReplies_savedReplyFragment on SavedReply {\n    id\n    shortcut\n    title\n    body\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SavedReplyList {\n    savedReplies(first: 100) {\n      nodes {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n"): Documents["\n  query SavedReplyList {\n    savedReplies(first: 100) {\n      nodes {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSavedReply($input: CreateSavedReplyInput!) {\n    createSavedReply(input: $input) {\n      savedReply {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateSavedReply($input: CreateSavedReplyInput!) {\n    createSavedReply(input: $input) {\n      savedReply {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSavedReply($input: UpdateSavedReplyInput!) {\n    updateSavedReply(input: $input) {\n      savedReply {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateSavedReply($input: UpdateSavedReplyInput!) {\n    updateSavedReply(input: $input) {\n      savedReply {\n        ...SavedReplies_savedReplyFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSavedReply($input: DeleteSavedReplyInput!) {\n    deleteSavedReply(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DeleteSavedReply($input: DeleteSavedReplyInput!) {\n    deleteSavedReply(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"): Documents["\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"): Documents["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"): Documents["\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      ok\n    }\n  }\n"): Documents["\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      ok\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"): Documents["\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      ...Session_authPayloadFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      email\n    }\n  }\n"): Documents["\n  mutation VerifyEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationByToken($token: String!) {\n    invitationByToken(token: $token) {\n      email\n      organizationName\n      inviterName\n      hasAccount\n    }\n  }\n"): Documents["\n  query InvitationByToken($token: String!) {\n    invitationByToken(token: $token) {\n      email\n      organizationName\n      inviterName\n      hasAccount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiKeys_apiKeyFragment on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    lastUsedAt\n    expiresAt\n    revokedAt\n    createdAt\n  }\n"): Documents["\n  fragment ApiKeys_apiKeyFragment on ApiKey {\n    id\n    name\n    prefix\n    scopes\n    lastUsedAt\n    expiresAt\n    revokedAt\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeyList {\n    apiKeys(first: 100) {\n      nodes {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n"): Documents["\n  query ApiKeyList {\n    apiKeys(first: 100) {\n      nodes {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      key\n      apiKey {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      key\n      apiKey {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n"): Documents["\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        ...ApiKeys_apiKeyFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Channels_channelFragment on Channel {\n    id\n    type\n    name\n    isDefault\n    createdAt\n  }\n"): Documents["\n  fragment Channels_channelFragment on Channel {\n    id\n    type\n    name\n    isDefault\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelList {\n    channels(first: 100) {\n      nodes {\n        ...Channels_channelFragment\n      }\n    }\n  }\n"): Documents["\n  query ChannelList {\n    channels(first: 100) {\n      nodes {\n        ...Channels_channelFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      channel {\n        ...Channels_channelFragment\n      }\n    }\n  }\n"): Documents["\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      channel {\n        ...Channels_channelFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      channel {\n        ...Channels_channelFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      channel {\n        ...Channels_channelFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Invitations_invitationFragment on Invitation {\n    id\n    email\n    role\n    status\n    expiresAt\n  }\n"): Documents["\n  fragment Invitations_invitationFragment on Invitation {\n    id\n    email\n    role\n    status\n    expiresAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationList {\n    invitations(first: 100, status: [OPEN, EXPIRED]) {\n      nodes {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n"): Documents["\n  query InvitationList {\n    invitations(first: 100, status: [OPEN, EXPIRED]) {\n      nodes {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendInvitation($input: ResendInvitationInput!) {\n    resendInvitation(input: $input) {\n      url\n      invitation {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation ResendInvitation($input: ResendInvitationInput!) {\n    resendInvitation(input: $input) {\n      url\n      invitation {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n"): Documents["\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation {\n        ...Invitations_invitationFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Members_membershipFragment on Membership {\n    id\n    role\n    createdAt\n    user {\n      id\n      name\n      email\n    }\n  }\n"): Documents["\n  fragment Members_membershipFragment on Membership {\n    id\n    role\n    createdAt\n    user {\n      id\n      name\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberList {\n    members(first: 100) {\n      nodes {\n        ...Members_membershipFragment\n      }\n    }\n  }\n"): Documents["\n  query MemberList {\n    members(first: 100) {\n      nodes {\n        ...Members_membershipFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      email\n      expiresAt\n    }\n  }\n"): Documents["\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      email\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        ...Members_membershipFragment\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        ...Members_membershipFragment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      deletedId\n    }\n  }\n"): Documents["\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrganization($input: UpdateOrganizationInput!) {\n    updateOrganization(input: $input) {\n      organization {\n        id\n        name\n        slug\n      }\n    }\n  }\n"): Documents["\n  mutation UpdateOrganization($input: UpdateOrganizationInput!) {\n    updateOrganization(input: $input) {\n      organization {\n        id\n        name\n        slug\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOrganization($input: CreateOrganizationInput!) {\n    createOrganization(input: $input) {\n      organization {\n        id\n      }\n    }\n  }\n"): Documents["\n  mutation CreateOrganization($input: CreateOrganizationInput!) {\n    createOrganization(input: $input) {\n      organization {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      role\n      permissions\n      emailVerified\n      hasPassword\n      user {\n        id\n        name\n        email\n        locale\n      }\n      organization {\n        id\n        name\n        slug\n        cursor\n      }\n    }\n  }\n"): Documents["\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      role\n      permissions\n      emailVerified\n      hasPassword\n      user {\n        id\n        name\n        email\n        locale\n      }\n      organization {\n        id\n        name\n        slug\n        cursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganizationList {\n    organizations(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): Documents["\n  query OrganizationList {\n    organizations(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Session_authPayloadFragment on AuthPayload {\n    accessToken\n    expiresAt\n    user {\n      id\n      name\n      email\n      locale\n    }\n    organization {\n      id\n      name\n    }\n  }\n"): Documents["\n  fragment Session_authPayloadFragment on AuthPayload {\n    accessToken\n    expiresAt\n    user {\n      id\n      name\n      email\n      locale\n    }\n    organization {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSession($organizationId: ID) {\n    refreshSession(input: { organizationId: $organizationId }) {\n      ...Session_authPayloadFragment\n    }\n  }\n"): Documents["\n  mutation RefreshSession($organizationId: ID) {\n    refreshSession(input: { organizationId: $organizationId }) {\n      ...Session_authPayloadFragment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogOut {\n    logOut {\n      ok\n    }\n  }\n"): Documents["\n  mutation LogOut {\n    logOut {\n      ok\n    }\n  }\n"];

export function graphql(source: string) {
  return documentOf(source);
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;