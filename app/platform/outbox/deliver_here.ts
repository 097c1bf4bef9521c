import logger from '@adonisjs/core/services/logger'
import queueConfig from '#config/queue'
import { deliver } from './deliver_message.js'
import type { ListenerClass, Message } from './listener.js'

export interface Delivery {
  message: Message
  listener: ListenerClass
}

/** Brings messages to listeners of the relay, some at once. Returns the deliveries that failed. */
export async function deliverHere(deliveries: Delivery[]): Promise<Delivery[]> {
  const failed: Delivery[] = []
  const waiting = inRounds(deliveries).values()
  const runner = async () => {
    // The runners share one iterator, so each round is taken by one of them.
    for (const round of waiting) {
      try {
        await deliverRound(round)
      } catch (error) {
        const [{ message, listener }] = round
        logger.warn({ err: error, message: message.id, listener: listener.id }, 'retried as a job')
        failed.push(...round)
      }
    }
  }
  await Promise.all(Array.from({ length: queueConfig.relay.concurrency }, runner))
  return failed
}

/** A listener that takes many gets all of its messages in one round, any other each in its own. */
function inRounds(deliveries: Delivery[]): Delivery[][] {
  const rounds = Map.groupBy(deliveries, (delivery) =>
    'handleMany' in delivery.listener.prototype ? delivery.listener : delivery
  )
  return [...rounds.values()]
}

async function deliverRound(round: Delivery[]): Promise<void> {
  const [{ message, listener: Listener }] = round
  const listener = new Listener()
  if (listener.handleMany === undefined) return deliver(message, Listener)
  // The page of subscriptions pairs listeners with events of their payload.
  await listener.handleMany(round.map((delivery) => delivery.message) as Message<never>[])
}
