package nl.telmee.live;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.VoidChannelPromise;

/**
 * A response in chunks of HTTP/1.1, sent past the encoder: a frame is a chunk already, so for a
 * reader nothing is left to do but the writing. Vert.x ends the response as usual. Its idle timeout
 * does not see what goes this way.
 */
final class ChunkLine implements Line {
  private final ChannelHandlerContext encoder;
  private final VoidChannelPromise nobodyWaits;

  ChunkLine(ChannelHandlerContext encoder) {
    this.encoder = encoder;
    this.nobodyWaits = new VoidChannelPromise(encoder.channel(), false);
  }

  @Override
  public boolean isFree() {
    ChannelOutboundBuffer waiting = encoder.channel().unsafe().outboundBuffer();
    return waiting != null && waiting.totalPendingWriteBytes() == 0;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the connection.
  public void send(Frame frame) {
    encoder.writeAndFlush(frame.chunk(), nobodyWaits);
  }

  /** Nothing at all, sent after the rest, has gone when the rest has. */
  @Override
  public void whenFree(Runnable action) {
    encoder
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            sent -> {
              if (sent.isSuccess()) {
                action.run();
              }
            });
  }
}
