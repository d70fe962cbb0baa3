package shaopao.notices;

import java.util.List;
import shaopao.notices.DeskStore.ChannelCounts;
import shaopao.notices.DeskStore.InboxCounts;
import shaopao.notices.spi.ProviderHealth;

/**
 * How messages went.
 *
 * @param providers as this node sees them
 */
record DeliveryStatistics(int days, InboxCounts inbox, List<ChannelCounts> channels, List<ProviderHealth> providers) {}
