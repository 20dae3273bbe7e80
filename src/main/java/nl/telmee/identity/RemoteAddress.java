package nl.telmee.identity;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request of somebody who signs in comes from: kept in memory for minutes, to slow
 * guessing, and written nowhere. A proxy in our own network says whom it speaks for; others are not
 * believed.
 */
public final class RemoteAddress {
  private static final int NETWORK_BYTES = 8;

  private RemoteAddress() {}

  /** The address; of IPv6 the network, as one household has all addresses of one. */
  public static String of(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    String forwarded = request.getHeader("X-Forwarded-For");
    InetAddress address = parse(peer);
    if (address == null || forwarded == null || !ours(address)) {
      return network(address, String.valueOf(peer));
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    InetAddress client = parse(last);
    return client == null ? network(address, peer) : network(client, last);
  }

  private static boolean ours(InetAddress address) {
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress() || address.isSiteLocalAddress() || uniqueLocal;
  }

  private static String network(@Nullable InetAddress address, String otherwise) {
    if (address instanceof Inet6Address) {
      byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
      return HexFormat.of().formatHex(network);
    }
    return address == null ? otherwise : address.getHostAddress();
  }

  /** Never asks a name server. */
  private static @Nullable InetAddress parse(@Nullable String text) {
    byte[] bytes = text == null ? null : NetUtil.createByteArrayFromIpAddressString(text);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException _) {
      return null;
    }
  }
}
