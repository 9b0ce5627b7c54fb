import { graphql } from '@/gql';

export const ChannelFragment = graphql(`
  fragment Channels_channelFragment on Channel {
    id
    type
    name
    isDefault
    createdAt
  }
`);

export const ChannelList = graphql(`
  query ChannelList {
    channels(first: 100) {
      nodes {
        ...Channels_channelFragment
      }
    }
  }
`);

export const CreateChannel = graphql(`
  mutation CreateChannel($input: CreateChannelInput!) {
    createChannel(input: $input) {
      channel {
        ...Channels_channelFragment
      }
    }
  }
`);

export const UpdateChannel = graphql(`
  mutation UpdateChannel($input: UpdateChannelInput!) {
    updateChannel(input: $input) {
      channel {
        ...Channels_channelFragment
      }
    }
  }
`);

export const DeleteChannel = graphql(`
  mutation DeleteChannel($input: DeleteChannelInput!) {
    deleteChannel(input: $input) {
      deletedId
    }
  }
`);
