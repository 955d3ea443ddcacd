// Made from schemas/ by `npm run generate`. Change the schema, not this file.
export const definitions: Record<string, object> = {
  "additional-field.json": {
    "description": "A field that the shop added to its checkout.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The field's id; may be null.",
        "type": [
          "integer",
          "string",
          "null"
        ]
      },
      "label": {
        "description": "What the buyer was asked.",
        "type": [
          "string",
          "null"
        ]
      },
      "value": {
        "description": "What the buyer answered.",
        "type": [
          "string",
          "number",
          "boolean",
          "null"
        ]
      },
      "area": {
        "description": "Part of the checkout it stood in.",
        "type": [
          "string",
          "null"
        ]
      }
    }
  },
  "address.json": {
    "description": "A shipping, billing or pickup address.",
    "type": "object",
    "properties": {
      "name": {
        "description": "First name.",
        "type": [
          "string",
          "null"
        ]
      },
      "surname": {
        "description": "Family name.",
        "type": [
          "string",
          "null"
        ]
      },
      "taxid": {
        "description": "Tax identification number; billing addresses only.",
        "type": [
          "string",
          "null"
        ]
      },
      "address": {
        "description": "Street, and in most bodies the number too.",
        "type": [
          "string",
          "null"
        ]
      },
      "street_number": {
        "description": "Seen as null, string and number.",
        "type": [
          "string",
          "number",
          "null"
        ]
      },
      "complement": {
        "description": "Flat, floor, or the like.",
        "type": [
          "string",
          "null"
        ]
      },
      "city": {
        "description": "City.",
        "type": [
          "string",
          "null"
        ]
      },
      "municipality": {
        "description": "Municipality.",
        "type": [
          "string",
          "null"
        ]
      },
      "postal": {
        "description": "Postal code.",
        "type": [
          "string",
          "null"
        ]
      },
      "region": {
        "description": "Region, by name.",
        "type": [
          "string",
          "null"
        ]
      },
      "region_code": {
        "description": "Region, by code.",
        "type": [
          "string",
          "null"
        ]
      },
      "country": {
        "description": "Country, by name.",
        "type": [
          "string",
          "null"
        ]
      },
      "country_code": {
        "description": "Country, ISO 3166-1 alpha-2.",
        "type": [
          "string",
          "null"
        ]
      },
      "latitude": {
        "description": "Degrees; shipping addresses only.",
        "type": [
          "number",
          "null"
        ]
      },
      "longitude": {
        "description": "Degrees; shipping addresses only.",
        "type": [
          "number",
          "null"
        ]
      }
    }
  },
  "body.json": {
    "description": "The JSON body of every order event: the order, wrapped. It does not say which event it belongs to.",
    "type": "object",
    "properties": {
      "order": {
        "$ref": "order.json"
      }
    }
  },
  "customer.json": {
    "description": "The buyer, as the order names them.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The customer's id: a number in most bodies, a string in the documented sample.",
        "type": [
          "integer",
          "string",
          "null"
        ]
      },
      "email": {
        "description": "The buyer's e-mail address, not checked for its form.",
        "type": [
          "string",
          "null"
        ]
      },
      "phone": {
        "description": "As typed by the buyer; often null.",
        "type": [
          "string",
          "null"
        ]
      },
      "phone_prefix": {
        "description": "Country calling code, such as +56.",
        "type": [
          "string",
          "null"
        ]
      },
      "fullname": {
        "description": "The buyer's whole name. Absent in 2014; then the address's name and surname tell.",
        "type": [
          "string",
          "null"
        ]
      },
      "ip": {
        "description": "The address the order was placed from.",
        "type": [
          "string",
          "null"
        ]
      }
    }
  },
  "hook.json": {
    "description": "A subscription of one event to one URL, as the vendor's API answers it.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The hook's id.",
        "type": "integer"
      },
      "name": {
        "description": "The event's label, such as Order Paid.",
        "type": "string"
      },
      "event": {
        "description": "Wire name of the event.",
        "type": "string"
      },
      "url": {
        "description": "Where the event is posted to.",
        "type": "string"
      },
      "created_at": {
        "description": "When it was registered: '2023-02-10 13:56:35 UTC'.",
        "type": "string"
      }
    }
  },
  "order.json": {
    "description": "An order as Jumpseller writes it. Only id and status are promised; every other field may be absent or null, and unknown ones may come along.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The order's number, unique within its store.",
        "type": "integer"
      },
      "source": {
        "description": "Where the order came from.",
        "anyOf": [
          {
            "$ref": "source.json"
          },
          {
            "type": "null"
          }
        ]
      },
      "created_at": {
        "description": "When the order was made: '2023-02-10 13:56:35 UTC' today, ISO 8601 with offset in 2014.",
        "type": [
          "string",
          "null"
        ]
      },
      "completed_at": {
        "description": "When the order was paid; same forms as created_at.",
        "type": [
          "string",
          "null"
        ]
      },
      "status": {
        "description": "The order's status in the store's language, title case: 'Paid', 'Pagado'. Read status_enum first where it is given.",
        "type": "string"
      },
      "status_name": {
        "description": "The status's name, as status.",
        "type": [
          "string",
          "null"
        ]
      },
      "status_enum": {
        "description": "The status without translation: abandoned, canceled, paid or pending_payment.",
        "examples": [
          "abandoned",
          "canceled",
          "paid",
          "pending_payment"
        ],
        "type": [
          "string",
          "null"
        ]
      },
      "currency": {
        "description": "ISO 4217 code.",
        "type": [
          "string",
          "null"
        ]
      },
      "subtotal": {
        "description": "Sum of the lines before tax, shipping and discount.",
        "type": [
          "number",
          "null"
        ]
      },
      "tax": {
        "description": "Tax on the lines.",
        "type": [
          "number",
          "null"
        ]
      },
      "shipping": {
        "description": "Price of shipping.",
        "type": [
          "number",
          "null"
        ]
      },
      "shipping_tax": {
        "description": "Tax on shipping.",
        "type": [
          "number",
          "null"
        ]
      },
      "shipping_discount": {
        "description": "Discount on shipping.",
        "type": [
          "number",
          "null"
        ]
      },
      "discount": {
        "description": "Discount on the order.",
        "type": [
          "number",
          "null"
        ]
      },
      "gift_cards_discount": {
        "description": "Paid by gift cards.",
        "type": [
          "number",
          "null"
        ]
      },
      "total": {
        "description": "What the buyer pays: subtotal + tax + shipping - discount.",
        "type": [
          "number",
          "null"
        ]
      },
      "shipping_required": {
        "description": "Whether anything has to be sent.",
        "type": [
          "boolean",
          "null"
        ]
      },
      "fulfillment_status": {
        "description": "State of the fulfilment in the store's language, such as unfulfilled or fulfilled.",
        "type": [
          "string",
          "null"
        ]
      },
      "shipping_method_id": {
        "description": "The shipping method's id.",
        "type": [
          "integer",
          "null"
        ]
      },
      "shipping_method_name": {
        "description": "Name of the shipping method.",
        "type": [
          "string",
          "null"
        ]
      },
      "shipping_service_id": {
        "description": "The shipping service's id.",
        "type": [
          "integer",
          "string",
          "null"
        ]
      },
      "shipping_option": {
        "description": "delivery, store_pickup or no_shipping.",
        "type": [
          "string",
          "null"
        ]
      },
      "same_day_delivery": {
        "description": "Whether it is to arrive the same day.",
        "type": [
          "boolean",
          "null"
        ]
      },
      "payment_method_name": {
        "description": "Name of the payment method.",
        "type": [
          "string",
          "null"
        ]
      },
      "payment_method_type": {
        "description": "manual, or a gateway's code.",
        "type": [
          "string",
          "null"
        ]
      },
      "payment_information": {
        "description": "What the buyer is told about paying.",
        "type": [
          "string",
          "null"
        ]
      },
      "additional_information": {
        "description": "A note from the buyer.",
        "type": [
          "string",
          "null"
        ]
      },
      "duplicate_url": {
        "description": "Address that fills a basket with the same products.",
        "type": [
          "string",
          "null"
        ]
      },
      "checkout_url": {
        "description": "Address of the order's checkout.",
        "type": [
          "string",
          "null"
        ]
      },
      "recovery_url": {
        "description": "Address that takes an abandoned order up again.",
        "type": [
          "string",
          "null"
        ]
      },
      "review_url": {
        "description": "Address where the buyer reviews the order.",
        "type": [
          "string",
          "null"
        ]
      },
      "coupons": {
        "description": "Coupons; seen as null only, so left open.",
        "type": [
          "array",
          "boolean",
          "null",
          "number",
          "object",
          "string"
        ]
      },
      "promotions": {
        "description": "Promotions made use of.",
        "type": [
          "array",
          "null"
        ],
        "items": {
          "$ref": "promotion.json"
        }
      },
      "customer": {
        "description": "The buyer.",
        "anyOf": [
          {
            "$ref": "customer.json"
          },
          {
            "type": "null"
          }
        ]
      },
      "shipping_branch": {
        "description": "The branch to pick it up from.",
        "anyOf": [
          {
            "$ref": "shipping-branch.json"
          },
          {
            "type": "null"
          }
        ]
      },
      "shipping_address": {
        "description": "Where it is sent.",
        "anyOf": [
          {
            "$ref": "address.json"
          },
          {
            "type": "null"
          }
        ]
      },
      "billing_address": {
        "description": "Whom the invoice is made out to.",
        "anyOf": [
          {
            "$ref": "address.json"
          },
          {
            "type": "null"
          }
        ]
      },
      "pickup_address": {
        "description": "Where the buyer picks it up.",
        "anyOf": [
          {
            "$ref": "address.json"
          },
          {
            "type": "null"
          }
        ]
      },
      "products": {
        "description": "The lines.",
        "type": [
          "array",
          "null"
        ],
        "items": {
          "$ref": "product.json"
        }
      },
      "additional_fields": {
        "description": "Fields that the shop added to its checkout.",
        "type": [
          "array",
          "null"
        ],
        "items": {
          "$ref": "additional-field.json"
        }
      },
      "shipping_taxes": {
        "description": "Taxes on shipping.",
        "type": [
          "array",
          "null"
        ],
        "items": {
          "$ref": "tax.json"
        }
      },
      "tracking_url": {
        "description": "Address where the parcel can be followed.",
        "type": [
          "string",
          "null"
        ]
      },
      "tracking_company": {
        "description": "Carrier.",
        "type": [
          "string",
          "null"
        ]
      },
      "tracking_number": {
        "description": "The carrier's number of the parcel.",
        "type": [
          "string",
          "null"
        ]
      },
      "shipment_status": {
        "description": "State of the shipment in the store's language, such as 'Not Processed'.",
        "type": [
          "string",
          "null"
        ]
      },
      "shipment_status_enum": {
        "description": "The same without translation: unfulfilled, requested, in_transit, delivered, failed, pickup_available or fulfilled.",
        "examples": [
          "unfulfilled",
          "requested",
          "in_transit",
          "delivered",
          "failed",
          "pickup_available",
          "fulfilled"
        ],
        "type": [
          "string",
          "null"
        ]
      },
      "external_shipping_rate_id": {
        "description": "Id of a rate from an outside shipping service.",
        "type": [
          "integer",
          "string",
          "null"
        ]
      },
      "external_shipping_rate_description": {
        "description": "Text of that rate.",
        "type": [
          "string",
          "null"
        ]
      },
      "recovered_from": {
        "description": "Seen as null only, so left open.",
        "type": [
          "array",
          "boolean",
          "null",
          "number",
          "object",
          "string"
        ]
      },
      "billing_information": {
        "description": "Seen as null only, so left open.",
        "type": [
          "array",
          "boolean",
          "null",
          "number",
          "object",
          "string"
        ]
      }
    }
  },
  "product.json": {
    "description": "One line of an order.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The product's id (never product_id).",
        "type": [
          "integer",
          "null"
        ]
      },
      "variant_id": {
        "description": "The variant's id; null or 0 when the product has none.",
        "type": [
          "integer",
          "null"
        ]
      },
      "sku": {
        "description": "Stock keeping unit.",
        "type": [
          "string",
          "null"
        ]
      },
      "name": {
        "description": "Name of the product.",
        "type": [
          "string",
          "null"
        ]
      },
      "qty": {
        "description": "Quantity (never quantity).",
        "type": [
          "number",
          "null"
        ]
      },
      "price": {
        "description": "Price of one, in the order's currency.",
        "type": [
          "number",
          "null"
        ]
      },
      "tax": {
        "description": "Tax of one, in the order's currency.",
        "type": [
          "number",
          "null"
        ]
      },
      "discount": {
        "description": "Discount on the line, in the order's currency.",
        "type": [
          "number",
          "null"
        ]
      },
      "weight": {
        "description": "Weight of one, in kilograms.",
        "type": [
          "number",
          "null"
        ]
      },
      "image": {
        "description": "Address of a picture.",
        "type": [
          "string",
          "null"
        ]
      },
      "type": {
        "description": "Kind of product, such as physical.",
        "type": [
          "string",
          "null"
        ]
      },
      "files": {
        "description": "Files of a digital product.",
        "type": [
          "array",
          "null"
        ],
        "items": {}
      },
      "taxes": {
        "description": "Taxes of the line.",
        "type": [
          "array",
          "null"
        ],
        "items": {
          "$ref": "tax.json"
        }
      },
      "options": {
        "description": "Chosen options.",
        "type": [
          "array",
          "null"
        ],
        "items": {}
      },
      "stock_locations": {
        "description": "Where the stock is taken from.",
        "type": [
          "array",
          "null"
        ],
        "items": {
          "description": "Stock at one location.",
          "type": "object",
          "properties": {
            "location_id": {
              "description": "The location's id.",
              "type": [
                "integer",
                "null"
              ]
            },
            "stock": {
              "description": "Units taken there.",
              "type": [
                "number",
                "null"
              ]
            }
          }
        }
      }
    }
  },
  "promotion.json": {
    "description": "A promotion that the order made use of.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The promotion's id.",
        "type": [
          "integer",
          "null"
        ]
      },
      "name": {
        "description": "Name of the promotion.",
        "type": [
          "string",
          "null"
        ]
      },
      "code": {
        "description": "The code typed in, if any.",
        "type": [
          "string",
          "null"
        ]
      }
    }
  },
  "shipping-branch.json": {
    "description": "The branch an order is sent to for pickup.",
    "type": "object",
    "properties": {
      "id": {
        "description": "The branch's id.",
        "type": [
          "integer",
          "string",
          "null"
        ]
      },
      "name": {
        "description": "Name of the branch.",
        "type": [
          "string",
          "null"
        ]
      }
    }
  },
  "source.json": {
    "description": "Where the order came from.",
    "type": "object",
    "properties": {
      "source_name": {
        "description": "Name of the source.",
        "type": [
          "string",
          "null"
        ]
      },
      "medium": {
        "description": "Medium, such as organic.",
        "type": [
          "string",
          "null"
        ]
      },
      "campaign": {
        "description": "Campaign.",
        "type": [
          "string",
          "null"
        ]
      },
      "referral_url": {
        "description": "Address of the referring page.",
        "type": [
          "string",
          "null"
        ]
      },
      "referral_code": {
        "description": "Referral code.",
        "type": [
          "string",
          "null"
        ]
      },
      "user_agent": {
        "description": "The buyer's browser.",
        "type": [
          "string",
          "null"
        ]
      },
      "first_page_visited": {
        "description": "First page of the visit.",
        "type": [
          "string",
          "null"
        ]
      },
      "first_page_visited_at": {
        "description": "When the visit began.",
        "type": [
          "string",
          "null"
        ]
      },
      "referral_source": {
        "description": "Source of the referral.",
        "type": [
          "string",
          "null"
        ]
      },
      "created_from": {
        "description": "Where the order was made, such as the store front or the admin.",
        "type": [
          "string",
          "null"
        ]
      }
    }
  },
  "tax.json": {
    "description": "A tax on a line or on shipping. No body with one has been seen: every field is open.",
    "type": "object",
    "properties": {
      "name": {
        "description": "Name of the tax.",
        "type": [
          "string",
          "null"
        ]
      },
      "tax": {
        "description": "Share or amount.",
        "type": [
          "number",
          "string",
          "null"
        ]
      }
    }
  }
}
