package shaopao.notices;

import java.util.List;
import shaopao.notices.NoticesDeskStore.ChannelCounts;
import shaopao.notices.NoticesDeskStore.InboxCounts;
import shaopao.notices.spi.ProviderHealth;

/**
 * How messages went.
 *
 * @param providers as this node sees them
 */
record DeliveryStatistics(int days, InboxCounts inbox, List<ChannelCounts> channels, List<ProviderHealth> providers) {}
