import { Thumbnail } from "@medusajs/dashboard/components"
import { ArrowUpRightOnBox, Trash } from "@medusajs/icons"
import { Badge, Button, Container, Heading, IconButton, Text, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import { ProductStatusBadge } from "../../../components/badges"
import { useDeleteItem, useUpdateItem } from "../../../hooks/items"
import { useFailureText } from "../../../hooks/use-problem-text"
import { useTypeLabel } from "../../../hooks/media-types"
import type { Item } from "../../../lib/types"

/** Which release this is, whether customers see it, and what can be done with it as a whole. */
export function HeaderSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const typeLabel = useTypeLabel()
  return (
    <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 items-start gap-x-4">
        <Thumbnail src={item.product.thumbnail} alt="" />
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading className="break-words">{item.product.title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {[item.artist, item.edition].filter(Boolean).join(" · ")}
          </Text>
          <div className="flex flex-wrap items-center gap-2 pt-1">
            <Badge size="xsmall">{typeLabel(item.media_type)}</Badge>
            <ProductStatusBadge status={item.product.status} />
          </div>
        </div>
      </div>
      <div className="flex items-center gap-x-2">
        <PublishButton item={item} />
        <Button size="small" variant="secondary" asChild>
          <Link to={`/products/${item.product_id}`}>
            <ArrowUpRightOnBox />
            {t("item.openProduct")}
          </Link>
        </Button>
        <DeleteButton item={item} />
      </div>
    </Container>
  )
}

function PublishButton({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const update = useUpdateItem(item.id)
  const failureText = useFailureText()
  const published = item.product.status === "published"
  const toggle = () =>
    update.mutate(
      { product: { status: published ? "draft" : "published" }, version: item.updated_at },
      {
        onSuccess: () => toast.success(t(published ? "item.unpublished" : "item.published")),
        onError: (error) => toast.error(t("item.saveFailed"), { description: failureText(error) }),
      },
    )
  return (
    <Button
      type="button"
      size="small"
      variant={published ? "secondary" : "primary"}
      isLoading={update.isPending}
      onClick={toggle}
    >
      {t(published ? "item.unpublish" : "item.publish")}
    </Button>
  )
}

function DeleteButton({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const navigate = useNavigate()
  const remove = useDeleteItem()
  const failureText = useFailureText()
  const ask = async () => {
    const agreed = await prompt({
      variant: "danger",
      title: t("item.delete.title", { title: item.product.title }),
      description: t("item.delete.description", { count: item.offers.length }),
      confirmText: t("item.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    remove.mutate(item.id, {
      onSuccess: () => {
        toast.success(t("item.delete.done", { title: item.product.title }))
        navigate("/media/items", { replace: true })
      },
      onError: (error) => toast.error(t("item.delete.failed"), { description: failureText(error) }),
    })
  }
  return (
    <IconButton type="button" size="small" aria-label={t("item.delete.label")} onClick={() => void ask()}>
      <Trash />
    </IconButton>
  )
}
