import KlartextCore

/// Tells open pages of every new state: server-sent events (HTML Standard §9.2).
enum ServerSentEvents {
  /// How long nothing is said before a word that means nothing: whoever has left is noticed by it.
  private static let silence = Duration.seconds(10)

  static func answer(_ preview: Preview) -> PreviewResponse {
    let events = AsyncStream<String> { continuation in
      let task = Task {
        await withTaskGroup(of: Void.self) { group in
          group.addTask {
            // A browser tries again half a second after the preview has gone.
            continuation.yield("retry: 500\n\n")
            for await state in preview.states() { continuation.yield(event(state, preview)) }
          }
          group.addTask {
            while (try? await Task.sleep(for: silence)) != nil { continuation.yield(":\n\n") }
          }
          await group.waitForAll()
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
    return PreviewResponse(
      headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")], body: .events(events))
  }

  private static func event(_ state: PreviewState, _ preview: Preview) -> String {
    "event: state\ndata: \(mark(state, preview))\n\n"
  }

  /// What tells one state of the pages from another.
  static func mark(_ state: PreviewState, _ preview: Preview) -> String {
    "\(preview.run) \(state.generation) \(state.isBroken ? "broken \(state.knownErrors.count)" : "whole")"
  }
}
